import { evaluationSets } from './evaluation-sets.ts';
import { foundArticleSchema } from './found-article.ts';
import { alarmLines, judgeAlarms } from './measure-false-alarms.ts';
import { rawSentences } from './treebank-text.ts';

const sentences = rawSentences('# newdoc id = d\n# sent_id = d-1\n# text = Chile accused Peru.\n1\tChile\t_\n\n# sent_id = d-2\n# text = x = y.\n1\tx\t_\n\n');
const set = evaluationSets.find(({ scorer }) => scorer === 'false alarms')!;
const party = (canonical: string, text: string) => ({ start: sentences[0]!.text.indexOf(text), end: sentences[0]!.text.indexOf(text) + text.length, text, resolved: text, canonical });
const accusation = { type: 'accuse', accuser: party('country:CL', 'Chile'), accused: party('country:PE', 'Peru'), allegation: null, trigger: { start: 6, end: 13, text: 'accused' }, certainty: 'certain' };
const found = (...accusations: object[]) => [foundArticleSchema.parse({ id: 'd-1', statements: [], accusations }), foundArticleSchema.parse({ id: 'd-2', statements: [], accusations: [] })];
const entry = (verdict: 'accusation' | 'false alarm', key = 'country:CL|country:PE|accused') => ({ sentence: 'd-1', accusation: key, verdict });
const numbersOf = ({ figures }: ReturnType<typeof judgeAlarms>) => figures.numbers.map(({ value }) => value);

describe('false alarms in a treebank', () => {
  it('are looked for in its sentences as they were written', () => {
    expect(sentences).toEqual([{ id: 'd-1', text: 'Chile accused Peru.' }, { id: 'd-2', text: 'x = y.' }]);
  });

  it('are certain accusations that nobody has read, printed with their sentence', () => {
    const judged = judgeAlarms(set, { sentences, found: found(accusation), read: [] });
    expect(numbersOf(judged)).toEqual([500, 1, 0, 1]);
    expect(alarmLines(judged).join('\n')).toBe('ewt_dev_accusations: nobody has read d-1 country:CL|country:PE|accused\n    Chile accused Peru.');
  });

  it('are no longer counted once a reader has confirmed them, and are when the reader found them false', () => {
    expect(numbersOf(judgeAlarms(set, { sentences, found: found(accusation), read: [entry('accusation')] }))).toEqual([0, 1, 1, 0]);
    expect(numbersOf(judgeAlarms(set, { sentences, found: found(accusation), read: [entry('false alarm')] }))).toEqual([500, 1, 0, 0]);
  });

  it('are counted anew when party, direction or trigger is another than was confirmed', () => {
    const reversed = { ...accusation, accuser: accusation.accused, accused: accusation.accuser };
    const judged = judgeAlarms(set, { sentences, found: found(reversed, { ...accusation, accuser: null }), read: [entry('accusation')] });
    expect(judged.falseAlarms.map(({ key }) => key)).toEqual(['country:PE|country:CL|accused', '-|country:PE|accused']);
    expect(alarmLines(judged).at(-1)).toMatch('no longer found');
  });

  it('are neither denials nor accusations that are only implied', () => {
    expect(numbersOf(judgeAlarms(set, { sentences, found: found({ ...accusation, type: 'deny' }, { ...accusation, certainty: 'uncertain' }), read: [] }))).toEqual([0, 0, 0, 0]);
  });

  it('have no span that is not what stands there', () => {
    const moved = { ...accusation, trigger: { start: 0, end: 7, text: 'accused' } };
    expect(judgeAlarms(set, { sentences, found: found(moved), read: [] }).figures.badOffsets).toBe(1);
  });
});
