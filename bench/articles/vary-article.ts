import { seededNumbers, shuffled } from '../../test/support/seeded-numbers.ts';
import type { PushBody } from './read-push-bodies.ts';

/** Words of one kind, of which one stands where another stood: what a reader must find changes, how hard it is does not. */
const kinds: readonly (readonly string[])[] = [
  ['Russia', 'Ukraine', 'France', 'Germany', 'Poland', 'Turkey', 'Canada', 'Japan'],
  ['Moscow', 'Kyiv', 'Paris', 'Berlin', 'Warsaw', 'Ankara', 'Ottawa', 'Tokyo'],
  ['Russian', 'Ukrainian', 'French', 'German', 'Polish', 'Turkish', 'Canadian', 'Japanese'],
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  ['hour', 'day', 'week', 'month'],
];

/**
 * An article that has not been there before, from one that was: the words of each kind change places as a seed decides, and the seed is named in a last
 * sentence, so that no two seeds give one text. Its guid names the run and the seed.
 */
export function varyArticle(article: PushBody, run: string, seed: number): PushBody {
  const swaps = swapsOf(seed);
  const pattern = new RegExp(`\\b(?:${[...swaps.keys()].join('|')})\\b`, 'g');
  const vary = (text: string): string => text.replaceAll(pattern, (word) => swaps.get(word) ?? word);
  const { body, standfirst } = article;
  const isHtml = body.format === 'html';
  const last = `This is number ${seed} of its kind.`;
  return {
    ...article,
    guid: `${run}/${seed}`,
    headline: vary(article.headline),
    ...(standfirst === undefined ? {} : { standfirst: vary(standfirst) }),
    body: { ...body, content: `${vary(body.content)}${isHtml ? `<p>${last}</p>` : `\n${last}`}` },
  };
}

/** As many articles as are wanted, made from those that are given in turn. */
export function varyArticles(articles: readonly PushBody[], run: string, count: number): readonly PushBody[] {
  return Array.from({ length: count }, (_none, place) => {
    const article = articles[place % articles.length];
    if (article === undefined) throw new Error('There is no article to vary.');
    return varyArticle(article, run, place);
  });
}

function swapsOf(seed: number): ReadonlyMap<string, string> {
  const next = seededNumbers(seed);
  return new Map(kinds.flatMap((words) => {
    const others = shuffled(words, Math.floor(next() * 2 ** 32));
    return words.map((word, place): [string, string] => [word, others[place] ?? word]);
  }));
}
