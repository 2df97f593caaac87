import { englishModel } from '../../spec/english-model';
import { inputOf } from '../../spec/extract-text';
import { createWordHints } from '../libraries/wink-words';
import { createSyntaxReader } from '../syntax/create-syntax-reader';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';
import { findQuotations } from './03-quotation-marks';
import { readTokens } from './04-tokens';
import { assignTags } from './05-tags';
import { splitSentences } from './06-sentences';
import { collectNames } from './08-names';

const hints = createWordHints();
const syntax = createSyntaxReader(englishModel);

function directoryOf(text: string) {
  const paragraphs = assignZones(inputOf(text), cutParagraphs(text).blocks);
  const { quotations } = findQuotations(text, paragraphs);
  return collectNames(splitSentences(assignTags(readTokens(text, { paragraphs, quotations, hints }), { paragraphs, syntax }), { paragraphs, quotations }));
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
    ['particles inside a name', 'Ann van der Berg met Ali bin Salman.', ['Ann van der Berg', 'Ali bin Salman'], []],
    ['initials before a surname, and the name behind them', 'K. Tandy met Hugo Moss. H. Moss left.', ['K. Tandy', 'Hugo Moss'], []],
    ['a suffix that is no surname', 'Tom Ray Jr. left. Ray slept.', ['Tom Ray Jr.'], []],
    ['a surname that is an office or a trade, too', 'Ann Baker met Tom Bishop.', ['Ann Baker', 'Tom Bishop'], []],
    ['no person in a thing that is called after one', 'Hugo Moss left. The shop sells Moss Lantern.', ['Hugo Moss'], []],
    ['no person in nouns that the article writes small elsewhere', 'Harbour Traffic grew. The traffic is loud.', [], []],
    ['no person in a town of two words', 'She went to Buenos Aires and New York.', [], []],
    ['a body with what it is of', 'The Bank of Chile met the Ministry of the Interior.', [], ['Ministry of the Interior', 'Bank of Chile']],
    ['a name without the word that only opens the sentence', 'Several Ann Lees met several friends.', ['Ann Lees'], []],
    ['no person in a region', 'They went to South Australia and North America.', [], []],
    ['a body by the noun before a comma', 'A tea company, Sora Leaf, left.', [], ['Sora Leaf']],
    ['no quarter of a year in a name', 'Borealis Motors Q1 profit fell.', [], ['Borealis Motors']],
    ['a body of workers', "The Daily Pit Workers' Union met.", [], ["Daily Pit Workers' Union"]],
    ['no body in the letters of an office', 'The CM met the CEO.', [], []],
    ['a person by an age', 'Oriel Vantongeren, 88, left.', ['Oriel Vantongeren'], []],
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

  it.each([
    ['before the name', 'The former mayor of Rome, Ann Lee, left.', 'Ann Lee', 'mayor'],
    ['behind the name', 'Ann Lee, the mayor of Rome, left.', 'Ann Lee', 'mayor'],
    ['behind a verb that says what somebody is', 'Ann Lee became mayor in May.', 'Ann Lee', 'mayor'],
    ['in a clause that says what somebody is', 'Ann Lee, who is the mayor, left.', 'Ann Lee', 'mayor'],
    ['in the first sentence, where the next one opens with the name', 'The harbour minister admitted on Monday that boats had sunk. Speaking on the quay, Ann Lee said she was sorry.', 'Ann Lee', 'minister'],
  ])('finds the office %s', (_, text, name, role) => {
    expect([...(directoryOf(text).people.find((person) => person.name === name)?.roles ?? [])]).toContain(role);
  });

  it.each([
    ['who has one of their own', 'The harbour minister admitted that boats had sunk. Ann Lee, a lawyer, said it was dark.'],
    ['whom the first sentence names beside it', 'The harbour minister told Ann Lee that boats had sunk. Ann Lee said it was dark.'],
    ['who comes only after somebody else', 'The harbour minister admitted that boats had sunk. A diver met Tom Ray. Ann Lee said it was dark.'],
  ])('gives the office of the first sentence to nobody %s', (_, text) => {
    expect([...(directoryOf(text).people.find((person) => person.name === 'Ann Lee')?.roles ?? [])]).not.toContain('minister');
  });

  it('keeps at most 500 people, so that a list of names costs no more than its length', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const names = Array.from({ length: 600 }, (_, place) => `Ann Zo${letters[place % 26]}${letters[Math.floor(place / 26)]} left.`);
    expect(directoryOf(names.join(' ')).people).toHaveLength(500);
  });
});
