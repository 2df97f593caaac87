import { inputOf } from '../../spec/extract-text';
import { createWordReader } from '../libraries/wink-words';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';
import { findQuotations } from './03-quotation-marks';
import { readTokens } from './04-tokens';
import { splitSentences } from './06-sentences';
import { collectNames } from './08-names';

const reader = createWordReader();

function directoryOf(text: string) {
  const paragraphs = assignZones(inputOf(text), cutParagraphs(text).blocks);
  const { quotations } = findQuotations(text, paragraphs);
  return collectNames(splitSentences(readTokens(text, { paragraphs, quotations, reader }), { paragraphs, quotations }));
}

describe('collecting names', () => {
  it.each([
    ['a first name and a surname', 'Ann Lee left.', ['Ann Lee'], []],
    ['the fullest form only', 'Ann Lee left. Lee slept. Ann Mary Lee rang.', ['Ann Mary Lee'], []],
    ['two people of one surname', 'Ann Lee met Tom Lee.', ['Ann Lee', 'Tom Lee'], []],
    ['no title', 'Foreign Minister Ann Lee met Dr. Tom Ray.', ['Ann Lee', 'Tom Ray'], []],
    ['a surname behind a title', 'Senator Lee left.', ['Lee'], []],
    ['a body by its noun', 'The Daily Workers Union met at Borealis Motors.', [], ['Daily Workers Union', 'Borealis Motors']],
    ['a body by the noun before it', 'The housing charity Havenlight met.', [], ['Havenlight']],
    ['a body by its officers', "Havenlight's director left.", [], ['Havenlight']],
    ['initials', 'The DWU met.', [], ['DWU']],
    ['neither places nor days', 'On Monday in Lima, Peru and the Kremlin met.', [], []],
  ])('finds %s', (_, text, people, organisations) => {
    const directory = directoryOf(text);
    expect(directory.people.map(({ name }) => name)).toEqual(people);
    expect(directory.organisations.map(({ name }) => name)).toEqual(organisations);
  });

  it('remembers the words of office beside a name', () => {
    const [person] = directoryOf('The former mayor of Rome, Ann Lee, left.').people;
    expect([...(person?.roles ?? [])]).toEqual(expect.arrayContaining(['former', 'mayor']));
  });

  it('keeps at most 500 people, so that a list of names costs no more than its length', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const names = Array.from({ length: 600 }, (_, place) => `Ann Zo${letters[place % 26]}${letters[Math.floor(place / 26)]} left.`);
    expect(directoryOf(names.join(' ')).people).toHaveLength(500);
  });
});
