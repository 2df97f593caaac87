import { capitals, demonyms } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import type { Sentence } from '../pipeline/types';

/**
 * The state that an article is about: the one that it names, by country, capital or demonym, more often than all others
 * together. Nothing where no state stands out.
 */
export function homeStateOf(sentences: readonly Sentence[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { lower, text } of sentences.flatMap(({ tokens }) => tokens)) {
    const code = /^\p{Lu}/u.test(text) ? (countryCodes.get(lower) ?? capitals.get(lower) ?? demonyms.get(lower)) : undefined;
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].find(([, count]) => count * 2 > total)?.[0];
}
