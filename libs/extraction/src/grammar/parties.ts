import { agencyNouns } from '../lexicons/causes';
import type { Phrase, Token } from '../pipeline/types';
import { coordinatedPhrases, isSharedNoun, tokensOf } from './noun-phrases';

/** The parties of a phrase: "Chile and Peru", also "the management and two doctors". */
export function partiesOf(phrase: Phrase): readonly Phrase[] {
  if (isDeed(phrase)) return [phrase];
  const parts = coordinatedPhrases(phrase);
  if (parts.length > 1) return parts;
  const { sentence, from, to } = phrase;
  const words = tokensOf(phrase);
  const and = words.findIndex(({ lower }) => lower === 'and');
  if (and < 1 || !startsParty(words[0]) || !startsParty(words[and + 1]) || words.slice(0, and).some(({ lower }) => lower === 'of' || lower === 'between')) return parts;
  const pair = [{ sentence, from, to: from + and }, { sentence, from: from + and + 1, to }];
  return isSharedNoun(pair) ? parts : pair;
}

/** "the refusal of Chile and Peru": both did one thing. */
function isDeed(phrase: Phrase): boolean {
  const words = tokensOf(phrase);
  const of = words.findIndex(({ lower }) => lower === 'of');
  return of > 0 && agencyNouns.has(words[of - 1]?.lower ?? '') && words.slice(of).some(({ lower }) => lower === 'and');
}

function startsParty(token: Token | undefined): boolean {
  return token !== undefined && (['DET', 'NUM', 'PROPN'].includes(token.tag) || ['his', 'her', 'its', 'their', 'our'].includes(token.lower));
}
