import type { Phrase } from '../pipeline/types';
import { phraseOfLater } from './accused-phrases';
import { nearestPhrase } from './noun-phrases';

/** "the unrest, which Delhi blamed on": what stands before the relative pronoun is the object of the verb whose subject this is. */
export function objectBefore(subject: Phrase): Phrase | undefined {
  const { sentence, from } = withoutPronoun(subject) ?? subject;
  const { tokens } = sentence;
  const [pronoun, last] = [tokens[from - 1]?.lower ?? '', tokens[from - 2]];
  // "in China and elsewhere that he blamed on": the adverb is one of several places.
  const isPlace = last?.lower === 'elsewhere';
  if (!['which', 'whom', 'that', 'who'].includes(pronoun) || (!isPlace && ['VERB', 'ADV'].includes(last?.tag ?? ''))) return undefined;
  const end = isPlace ? from - 3 : last?.text === ',' ? from - 2 : from - 1;
  return nearestPhrase(sentence, end) ?? phraseOfLater(sentence, end);
}

/** "whom Ann Lee accused": the pronoun is no part of the subject. */
export function withoutPronoun(phrase: Phrase | undefined): Phrase | undefined {
  const isPronoun = phrase !== undefined && phrase.to - phrase.from > 1 && ['whom', 'which'].includes(phrase.sentence.tokens[phrase.from]?.lower ?? '');
  return phrase && isPronoun ? { ...phrase, from: phrase.from + 1 } : phrase;
}
