import { wordsIn, accusationIn, actorIn, extracted, received, statementIn } from './recorded-articles';
import type { Event, Party } from '@on-record/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const given = JSON.parse(readFileSync(join(__dirname, '..', '..', 'samples', 'seed-article.json'), 'utf8')) as {
  readonly guid: string; readonly headline: string; readonly standfirst: string; readonly publishedAt: string; readonly timeZone: string; readonly body: { readonly content: string };
};
const text = `${given.headline}\n${given.standfirst}\n${given.body.content}`;

/** The sample article as received, with findings written by hand: what a reader of the article would note of its accusations. */
export function sampleArticleEvents(): readonly Event[] {
  const { guid, headline, standfirst, publishedAt, timeZone } = given;
  const article = received({
    source: 'sample-newsroom', guid, text, headline, standfirst, publishedAt, timeZone, receivedAt: '2025-03-19T15:31:00Z',
  });
  const when = { mention: wordsAfter('accused each other on', 'Wednesday'), value: '2025-03-19', precision: 'day' as const };
  const mutual = { trigger: 'accused each other', allegation: 'launching airstrikes that damaged infrastructure' };
  const moscow = actorAt('However, just hours', 'Moscow', ['country:RU', 'Russia']);
  const kyiv = actorAt('However, just hours', 'Kyiv', ['country:UA', 'Ukraine']);
  const russia = actorAt('However, Russia', 'Russia', ['country:RU', 'Russia']);
  const accusedKyiv = actorAt('accused Kyiv of', 'Kyiv', ['country:UA', 'Ukraine']);
  const peskov = actorIn(text, 'Dmitry Peskov', 'person:dmitry-peskov');
  return [article, ...extracted(article, {
    statements: [statementIn(text, 'Unfortunately, we see that, for now, there is no reciprocity from the Kyiv regime.', peskov, { cue: wordsAfter('Dmitry Peskov', 'stated') })],
    accusations: [
      { accusation: accusationIn(text, mutual, { accuser: moscow, accused: kyiv, saidAt: when }), mutual: 'each other' },
      { accusation: accusationIn(text, mutual, { accuser: kyiv, accused: moscow, saidAt: when }), mutual: 'each other' },
      {
        accusation: {
          ...accusationIn(text, { trigger: 'accused', allegation: 'attacking equipment near one of its pipelines' }, { accuser: russia, accused: accusedKyiv }),
          trigger: wordsAfter('energy facilities and', 'accused'),
        },
      },
    ],
  })];
}

/** The words at their first place behind others. */
function wordsAfter(before: string, words: string) {
  const from = text.indexOf(before);
  return wordsIn(text, words, from);
}

function actorAt(before: string, mention: string, [canonical, name]: readonly [string, string]): Party {
  return { kind: 'actor', actor: { canonical, name }, mention: wordsAfter(before, mention) };
}
