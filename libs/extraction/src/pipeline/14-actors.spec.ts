import { findingsOf, statementTexts } from '../../spec/extract-text';

/** Who speaks in the last statement of a text. */
const speakerOf = (text: string): string | undefined => statementTexts(text).at(-1)?.split(' [')[0];

describe('actors', () => {
  it.each([
    ['a state', 'Peru said it was ready.', 'country:PE'],
    ['a capital', 'Lima said it was ready.', 'country:PE'],
    ['a seat of power', 'The Kremlin said it was ready.', 'country:RU'],
    ['a government', 'The Peruvian government said it was ready.', 'country:PE'],
    ['a people', 'The Peruvians said they were ready.', 'country:PE'],
    ['a union of states', 'Brussels said it was ready.', 'org:european-union'],
    ['a title before a name', 'US Senator Ann Lee said it was over.', 'person:ann-lee'],
    ['a long title before a name', 'Minister of State for Railways Ann Lee said it was over. Lee left.', 'person:ann-lee'],
    ['a surname after the full name', 'Ann Lee left. Lee said it was over.', 'person:ann-lee'],
    ['a surname before the full name', 'Lee said it was over. Mayor Ann Lee left. “Enough,” said Lee.', 'person:ann-lee'],
    ['a head of state by surname', 'Macron said it was over.', 'person:emmanuel-macron'],
    ['an office of a person named before', 'The mayor, Ann Lee, left. The mayor said it was over.', 'person:ann-lee'],
    ['an office of two words that are none alone', 'Chief Justice Ann Lee left. The Chief Justice said it was over.', 'person:ann-lee'],
    ['a ministry', 'The Peruvian Defence Ministry said it was over.', 'org:peruvian-defence-ministry'],
    ['a body by its initials', 'The Daily Workers Union met. DWU said it was over.', 'org:daily-workers-union'],
    ['a body by its noun', 'The housing charity Havenlight met. The charity said it was over.', 'org:havenlight'],
    ['a company by its noun', 'Borealis Motors closed. The company said it was over.', 'org:borealis-motors'],
    ['a firm by its trade', 'Veltrona Chemicals said it was over.', 'org:veltrona-chemicals'],
    ['unnamed people', 'Peruvian officials said it was over.', 'group:peruvian-officials'],
    ['a document', 'The annual report said it was over.', 'document:annual-report'],
    ['several together', 'France and Germany said it was over.', 'country:FR+country:DE'],
    ['the government of the state that the article is about', 'Thousands marched in Lima on Monday. The government said it was over.', 'country:PE'],
    ['a government where no state stands out', 'Chile and Peru met. The government said it was over.', 'org:government'],
    ['a government that belongs to somebody else', 'Thousands marched in Lima on Monday. Their own government said it was over.', 'org:government'],
    ['a surname that is a capital, too', 'Ann Paris left. Paris said it was over.', 'person:ann-paris'],
    ['a given name behind a title', 'Sir Tom Ray left. Sir Tom said it was over.', 'person:tom-ray'],
    ['an apostrophe', "Joel D'Arcy said it was over.", 'person:joel-darcy'],
  ])('are named for %s', (_, text, expected) => {
    expect(speakerOf(text)).toBe(expected);
  });

  it('carry the fullest name of the article', () => {
    expect(findingsOf('Ann Lee left. Lee said it was over.').statements[0]?.speaker).toMatchObject({ kind: 'actor', actor: { name: 'Ann Lee' }, mention: { text: 'Lee' } });
  });
});
