import { statementTexts } from '../../spec/extract-text';

const speakersOf = (text: string): readonly string[] => statementTexts(text).map((statement) => statement.split(' [')[0] ?? '');

describe('whom a pronoun means', () => {
  it.each([
    ['he: the last speaker', 'Tom Ray said it was over. “Enough,” he added.', ['person:tom-ray', 'person:tom-ray']],
    ['she: the last woman', 'Ann Lee said it was over. Tom Ray said it was not. She said it was.', ['person:ann-lee', 'person:tom-ray', 'person:ann-lee']],
    ['he: the subject of the sentence before', 'Tom Ray met Ann Lee. He said it was over.', ['person:tom-ray']],
    ['she: the one person named before', 'Among the tenants was Ann Lee. She said it was over.', ['person:ann-lee']],
    ['he: a spokesman without a name, who spoke after the one who has one', 'Tom Ray said it was over. A spokesman for the firm said it was not. He said it was raining.', ['person:tom-ray', 'group:spokesman-for-the-firm', 'group:spokesman-for-the-firm']],
    ['she: whom the sentence before names, though a thing is its subject', 'Tom Ray said it was over. The complaint was written by Ann Lee. She said it was not.', ['person:tom-ray', 'person:ann-lee']],
    ['she: the woman whom the sentence before names beside a man', 'Tom Ray met Ann Lee. She said it was over.', ['person:ann-lee']],
    ['he: not the spokeswoman', 'Tom Ray said it was over. A spokeswoman for the firm said it was not. He said it was raining.', ['person:tom-ray', 'group:spokeswoman-for-the-firm', 'person:tom-ray']],
    ['he: the subject behind a relative clause', 'Ann Lee said it was over. Hugo Moss, whose side has lost, refused to leave. “Enough,” he said.', ['person:ann-lee', 'person:hugo-moss']],
    ['it: the body that spoke, not the one it spoke of', 'The Daily Workers Union said Borealis Motors had closed. It said it was raining.', ['org:daily-workers-union', 'org:daily-workers-union']],
    ['it: the subject of the sentence whose clause it stands in', 'Peru said it was over. Chile was accused of lying, a claim it rejected as wrong.', ['country:PE', 'country:CL']],
    ['he: no thing and no group', 'The side lost. He said it was over.', ['unresolved']],
    ['some: not two who spoke together', 'Ann Lee and Tom Ray said it was over. Some said it was not.', ['person:ann-lee+person:tom-ray', 'unresolved']],
    ['a pronoun behind a time', 'Ann Lee left. Every day she said it was over.', ['person:ann-lee']],
    ['it: the last body', 'Peru said it was ready. It said it was over.', ['country:PE', 'country:PE']],
    ['they: the last group', 'Peruvian officials said it was over. They said it was raining.', ['group:peruvian-officials', 'group:peruvian-officials']],
    ['one of them', 'Peruvian officials said it was over. “Enough,” said one of them.', ['group:peruvian-officials', 'group:peruvian-officials']],
    ['he: nobody', 'He said it was over.', ['unresolved']],
  ])('%s', (_, text, expected) => {
    expect(speakersOf(text)).toEqual(expected);
  });
});
