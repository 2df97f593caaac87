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
    ['a firm with a trade for its last name', 'Borland Mills closed. The company said it was over.', 'org:borland-mills'],
    ['a person with such a surname', 'Ann Mills said it was over.', 'person:ann-mills'],
    ['a firm by its trade', 'Veltrona Chemicals said it was over.', 'org:veltrona-chemicals'],
    ['unnamed people', 'Peruvian officials said it was over.', 'group:peruvian-officials'],
    ['a document', 'The annual report said it was over.', 'document:annual-report'],
    ['several together', 'France and Germany said it was over.', 'country:FR+country:DE'],
    ['the government of the state that the article is about', 'Thousands marched in Lima on Monday. The government said it was over.', 'country:PE'],
    ['a government where no state stands out', 'Chile and Peru met. The government said it was over.', 'org:government'],
    ['a government that belongs to somebody else', 'Thousands marched in Lima on Monday. Their own government said it was over.', 'org:government'],
    ['a surname that is a capital, too', 'Ann Paris left. Paris said it was over.', 'person:ann-paris'],
    ['a given name behind a title', 'Sir Tom Ray left. Sir Tom said it was over.', 'person:tom-ray'],
    ['particles in a surname', 'Ann van der Moor left. Van der Moor said it was over.', 'person:ann-van-der-moor'],
    ['a person who is named behind an office', '“Enough,” one teacher, Ann Lee, said by telephone.', 'person:ann-lee'],
    ['a person who is named behind an office with a title', 'The inquiry officer, sub-inspector K. Tandy, said it was over.', 'person:k-tandy'],
    ['a person who is called by a name', '“Enough,” the skipper, a Peruvian named Hugo Moss, told the owners.', 'person:hugo-moss'],
    ['a person who gave a name', '“Enough,” one resident, who gave her name only as Ada, said.', 'person:ada'],
    ['a person who gave a name, behind the cue', '“Enough,” said a trader who gave only her first name, Ada.', 'person:ada'],
    ['an officer of a firm', '“Enough,” said Borealis’s managing director, Hugo Moss.', 'person:hugo-moss'],
    ['an officer by what he speaks for', 'Counsel for Borealis Motors, Hugo Moss, countered that it was over.', 'person:hugo-moss'],
    ['an undersecretary with a title', 'Undersecretary for Trade Mr. Tandy said it was over.', 'person:tandy'],
    ['the one of two ministers who was named last', 'Chief Minister Ann Lee met Works Minister Hugo Moss. “Enough,” the minister said.', 'person:hugo-moss'],
    ['a chief minister by letters', 'Chief Minister Ann Lee met Works Minister Hugo Moss. The CM said it was over.', 'person:ann-lee'],
    ['a body with the trade before its name', 'The boat maker Borealis Motors said it was over.', 'org:borealis-motors'],
    ['a body that is of something', 'The Bank of Chile met. The Bank said it was over.', 'org:bank-of-chile'],
    ['a body with its state before it', 'The U.S. Harbour Lights Agency said it was over. Borealis Motors left.', 'org:us-harbour-lights-agency'],
    ['the company, not its spokeswoman', 'Borealis Motors closed. A company spokeswoman said it was raining. The company said it was over.', 'org:borealis-motors'],
    ['a government of which the text spoke last', "Thousands marched in Chile, the Chile of old. Peru's government left. The government said it was over.", 'country:PE'],
    ['a document by its noun', 'A Borealis University poll found that it was over. Of the young, most had left, the poll found.', 'document:borealis-university-poll'],
    ['several of a group', '“Enough,” one of the colleagues said.', 'group:colleagues'],
    ['a group of people', 'A bipartisan group of lawmakers said it was over.', 'group:lawmakers'],
    ['a name with a party behind it', 'Sen. Ann Lee (D-Oh.) said it was over.', 'person:ann-lee'],
    ['a name that stands for itself', 'Ann Lee left. Lee herself said it was over.', 'person:ann-lee'],
    ['a family', 'Ann Beck left. Becks said it was over.', 'group:becks'],
    ['a campaign by whose it is', 'Ann Moss left. Moss’s campaign said it was over.', 'org:moss-campaign'],
    ['a group, not its examples', 'Some populists such as Ann Lee said it was over.', 'group:populists'],
    ['a body that everybody knows', 'Reuters said it was over.', 'org:reuters'],
    ['a region', 'The harbour is in Ohio. Ohio said it was over.', 'org:ohio'],
    ['a company that acted last, though another is named more often', 'Veltrona Chemicals and Borealis Motors met. Veltrona Chemicals has grown. Borealis Motors has closed its yard. The company said it was over.', 'org:borealis-motors'],
    ['a council by what councils are called, too', 'Thornmere council met. The authority said it was over.', 'org:thornmere-council'],
    ['a body that is told like one', 'Andorra Quill, which makes boats, left. It said it was over.', 'org:andorra-quill'],
    ['a member of a party', 'The Ohio Republican said it was over.', 'group:ohio-republican'],
    ['an apostrophe', "Joel D'Arcy said it was over.", 'person:joel-darcy'],
  ])('are named for %s', (_, text, expected) => {
    expect(speakerOf(text)).toBe(expected);
  });

  it('keep the names of capitals that speak together', () => {
    expect(findingsOf('Lima and Santiago said it was over.').statements[0]?.speaker).toMatchObject({ actor: { canonical: 'country:PE+country:CL', name: 'Lima and Santiago' } });
  });

  it('know a headline to leave out the article', () => {
    const text = 'Firm says it is over\nBorealis Motors closed on Monday.';
    expect(findingsOf(text, { hasHeadline: true }).statements[0]?.speaker).toMatchObject({ actor: { canonical: 'org:borealis-motors' } });
  });

  it('carry the fullest name of the article', () => {
    expect(findingsOf('Ann Lee left. Lee said it was over.').statements[0]?.speaker).toMatchObject({ kind: 'actor', actor: { name: 'Ann Lee' }, mention: { text: 'Lee' } });
  });
});
