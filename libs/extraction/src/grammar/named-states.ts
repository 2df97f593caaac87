import type { Actor } from '@on-record/domain';
import { possessives } from '../lexicons/pronouns';
import { capitals, demonyms } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import type { Phrase, Sentence } from '../pipeline/types';
import { toCountry } from './actor-ids';
import type { Directory, NamedStates } from './directory';
import { tokensOf } from './noun-phrases';
import { stateName, stateOf } from './states';
import { subjectOfVerb } from './verb-subjects';

/** What one of two states that are at odds calls the other. */
const COUNTERPARTS = ['neighbour', 'neighbor', 'rival', 'arch-rival', 'adversary', 'foe'];

/** Counts the states that are named. */
export function statesNamed(sentences: readonly Sentence[]): NamedStates {
  const counts = new Map<string, number>();
  for (const { lower, text } of sentences.flatMap(({ tokens }) => tokens)) {
    const code = /^\p{Lu}/u.test(text) ? (countryCodes.get(lower) ?? capitals.get(lower) ?? demonyms.get(lower)) : undefined;
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const ranked = [...counts].toSorted(([, a], [, b]) => b - a);
  const total = ranked.reduce((sum, [, count]) => sum + count, 0);
  const [first] = ranked;
  return { states: ranked.map(([code]) => code), home: first !== undefined && first[1] * 2 > total ? first[0] : undefined };
}

/** "Chile accused its neighbour": of the two states that an article names most, the one that is not the subject. */
export function counterpartOf(phrase: Phrase, { states }: Directory): Actor | undefined {
  const { sentence, from } = phrase;
  const words = tokensOf(phrase);
  const isCounterpart = words.length === 2 && possessives.has(words[0]?.lower ?? '') && COUNTERPARTS.includes(words[1]?.lower ?? '');
  const subject = isCounterpart && sentence.tokens[from - 1]?.tag === 'VERB' ? subjectOfVerb(sentence, from - 1).phrase : undefined;
  const own = subject && stateOf(tokensOf(subject).filter(({ tag }) => tag !== 'DET'));
  const pair = states.slice(0, 2).map((code) => `country:${code}`);
  if (!own || pair.length < 2 || !pair.includes(own.canonical)) return undefined;
  const other = states.slice(0, 2).find((code) => `country:${code}` !== own.canonical);
  return other === undefined ? undefined : toCountry(other, stateName(other));
}
