import type { Phrase, Token } from '../pipeline/types';
import { denyingWords } from '../lexicons/denying-words';
import { isFinite } from './verb-groups';

const EARLY = 9;
const NOBODY = ['nobody', 'none', 'no', 'nothing', 'neither'];

/** Whether a content contradicts flatly: "we never touched them", "nobody lied", "had done nothing wrong", "there was no offer". */
export function isFlatDenial({ sentence, from, to }: Phrase): boolean {
  const words = sentence.tokens.slice(from, to);
  if (words.at(-1)?.text.includes('?') === true || words.some(({ lower }) => ['if', 'whether', 'unless'].includes(lower))) return false;
  return hasSetPhrase(words) || deniesFirst(words);
}

function hasSetPhrase(words: readonly Token[]): boolean {
  return words.some(({ lower }, at) => {
    const pair = `${lower} ${words[at + 1]?.lower}`;
    return ['nothing wrong', 'no wrongdoing', 'no negligence', 'no truth', 'no cover-up', 'no fault', 'no evidence'].includes(pair) || (pair === 'nothing to' && words[at + 2]?.lower === 'do');
  });
}

/** The negation stands early, with the first verb of what is said. */
function deniesFirst(words: readonly Token[]): boolean {
  const verb = words.findIndex((token, at) => at > 0 && isFinite(token, words[at - 1]));
  if (verb === -1 || verb > EARLY) return false;
  const first = words[0]?.lower ?? '';
  if (NOBODY.includes(first) || (first === 'not' && ['one', 'a', 'any'].includes(words[1]?.lower ?? ''))) return true;
  const after = words.slice(verb, verb + 4);
  const isNever = words.slice(0, verb + 4).some(({ lower }) => lower === 'never');
  const isOwn = ['we', 'i'].includes(first) && ['do', 'did', 'have', 'had'].includes(words[verb]?.lower ?? '') && ["n't", 'not'].includes(words[verb + 1]?.lower ?? '');
  const isThere = first === 'there' && after.some(({ lower }) => ['no', 'not', 'never'].includes(lower));
  return isNever || isOwn || isThere;
}

/** "That was untrue", "it is fantasy from start to finish": a pronoun, and a word that denies. */
export function deniesPronoun({ sentence, from: start, to }: Phrase): Phrase | undefined {
  const { tokens } = sentence;
  // "said that was untrue": the pronoun looks like the conjunction, which is no part of a content.
  const from = tokens[start]?.tag === 'AUX' ? start - 1 : start;
  if (!['it', 'that', 'this', 'these', 'those', 'they', 'all'].includes(tokens[from]?.lower ?? '')) return undefined;
  for (let at = from + 1; at < Math.min(to, from + 8); at += 1) {
    const lower = tokens[at]?.lower ?? '';
    if (['not', "n't"].includes(lower) && ['true', 'correct', 'so'].includes(tokens[at + 1]?.lower ?? '')) return { sentence, from: at, to: at + 2 };
    if (denyingWords.has(lower) && !['to', 'of'].includes(lower === 'wrong' ? (tokens[at + 1]?.lower ?? '') : '')) return { sentence, from: at, to: at + 1 };
  }
  return undefined;
}
