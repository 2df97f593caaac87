import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accusationTexts, findingsOf, statementTexts } from '../spec/extract-text';

const sample = readFileSync(join(__dirname, '..', '..', '..', 'samples', 'seed-article.txt'), 'utf8').trimEnd();
const asPublished = { hasHeadline: true, publishedAt: '2025-03-19T21:00:00+05:30', timeZone: 'Asia/Kolkata' };

const certain = () => findingsOf(sample, asPublished).accusations.filter(({ accusation }) => accusation.certainty === 'certain');

describe('the sample article', () => {
  it('holds exactly three certain accusations, two of them mutual, and two reproaches', () => {
    expect(findingsOf(sample, asPublished).accusations.map(({ accusation: { certainty } }, place) => `${certainty} ${accusationTexts(sample, asPublished)[place]}`)).toEqual([
      'certain country:RU > country:UA: launching airstrikes that damaged infrastructure (mutual)',
      'certain country:UA > country:RU: launching airstrikes that damaged infrastructure (mutual)',
      'uncertain person:volodymyr-zelenskyy > person:vladimir-putin: Putin\'s promise to refrain from targeting energy infrastructure was “very much at odds with reality,',
      'certain country:RU > country:UA: attacking equipment near one of its pipelines',
      'uncertain person:dmitry-peskov > country:UA: Unfortunately, we see that, for now, there is no reciprocity from the Kyiv regime',
    ]);
  });

  it('names both sides as the text does', () => {
    const mentions = certain().map(({ accusation: { accuser, accused } }) => [accuser.mention?.text, accused.mention?.text]);
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
    expect(certain().map(({ accusation }) => accusation.saidAt?.value)).toEqual(['2025-03-19', '2025-03-19', undefined]);
  });
});
