import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accusationTexts, findingsOf, statementTexts } from '../spec/extract-text';

const sample = readFileSync(join(__dirname, '..', '..', '..', 'samples', 'seed-article.txt'), 'utf8').trimEnd();
const asPublished = { hasHeadline: true, publishedAt: '2025-03-19T21:00:00+05:30', timeZone: 'Asia/Kolkata' };

describe('the sample article', () => {
  it('holds exactly three certain accusations: two of them mutual', () => {
    expect(accusationTexts(sample, asPublished)).toEqual([
      'country:RU > country:UA: launching airstrikes that damaged infrastructure (mutual)',
      'country:UA > country:RU: launching airstrikes that damaged infrastructure (mutual)',
      'country:RU > country:UA: attacking equipment near one of its pipelines',
    ]);
    expect(findingsOf(sample, asPublished).accusations.every(({ accusation }) => accusation.certainty === 'certain')).toBe(true);
  });

  it('names both sides as the text does', () => {
    const mentions = findingsOf(sample, asPublished).accusations.map(({ accusation: { accuser, accused } }) => [accuser.mention?.text, accused.mention?.text]);
    expect(mentions).toEqual([['Moscow', 'Kyiv'], ['Kyiv', 'Moscow'], ['Russia', 'Kyiv']]);
  });

  it('holds the statements of Trump, Zelenskyy, Russia and Peskov', () => {
    expect(statementTexts(sample, asPublished).map((text) => text.slice(0, 60))).toEqual([
      'person:donald-trump [described] mixed: his call with Ukraini',
      'person:vladimir-putin [agreed] indirect: to halt attacks on ',
      'person:donald-trump [stated] mixed: the call aimed to “align',
      'person:donald-trump [] direct: Just completed a very good te',
      'person:donald-trump [added] direct: We are very much on trac',
      'person:volodymyr-zelenskyy [share] mixed: details of his ‘po',
      'person:volodymyr-zelenskyy [expressed] indirect: appreciatio',
      'person:volodymyr-zelenskyy [added] direct: We agreed that Uk',
      'person:vladimir-putin [agreed] indirect: to temporarily halt',
      'country:RU+country:UA [accused] indirect: launching airstrik',
      'person:volodymyr-zelenskyy [stated] mixed: Putin\'s promise t',
      'country:RU [claimed] indirect: it had ceased targeting Ukrai',
      'country:RU [accused] indirect: Kyiv of attacking equipment n',
      'person:dmitry-peskov [stated] direct: Unfortunately, we see ',
    ]);
  });

  it('says that the mutual accusations were made on Wednesday 19 March', () => {
    expect(findingsOf(sample, asPublished).accusations.map(({ accusation }) => accusation.saidAt?.value)).toEqual(['2025-03-19', '2025-03-19', undefined]);
  });
});
