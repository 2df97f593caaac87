import { groupNouns, organisationNouns, roleNouns } from '../lexicons/actors';
import { agencyNouns, causeNouns, humanEndings, humanWords } from '../lexicons/causes';
import { demonyms } from '../lexicons/places';
import type { Phrase, Token } from '../pipeline/types';

const OWNERS = ["'s", 'his', 'her', 'their', 'its', 'my', 'your', 'our'];

const QUANTITIES = ['handful', 'number', 'series', 'lot', 'couple', 'dozens', 'hundreds', 'thousands', 'range', 'spate', 'majority', 'most', 'some', 'many', 'one', 'each', 'all', 'any', 'rest', 'bunch', 'handfuls', 'types', 'kind', 'sort'];

/** Whether a phrase names a cause and no party: "the rain", "old pipes", not "Peru's delay", "the rebels" or "bad planning". */
export function isCause({ sentence, from, to }: Phrase): boolean {
  const words = sentence.tokens.slice(from, to);
  // Who expects or left is no cause.
  if (words.some(({ lower }, at) => at > 0 && lower === 'who')) return false;
  const isOwned = words.some(({ lower, tag }) => OWNERS.includes(lower) && tag !== 'AUX');
  const head = headOf(words);
  if (!head || isNatural(words) || words[0]?.lower === 'it') return isNatural(words);
  if (isOwned) return false;
  if (words.length === 1 && head.tag === 'PRON') return false;
  if (causeNouns.has(head.lower)) return true;
  return !words.some(isOfParty) && !isHuman(head.lower) && !agencyNouns.has(head.lower);
}

/** A capital that only opens the sentence makes no name of "Thunderstorms". */
function isNatural(words: readonly Token[]): boolean {
  return words.some(({ lower }) => /(storms?|quakes?|fires?|floods?|waves?|slides?|falls?)$/.test(lower) && lower.length > 6);
}

function headOf(words: readonly Token[]): Token | undefined {
  const link = words.findIndex(({ lower }, at) => at > 0 && ['of', 'for', 'in', 'from', 'at', 'with', 'like'].includes(lower));
  if (link > 0 && words[link]?.lower === 'of' && QUANTITIES.includes(words[link - 1]?.lower ?? '')) return headOf(words.slice(link + 1));
  return (link === -1 ? words : words.slice(0, link)).at(-1);
}

function isOfParty({ lower, tag, text }: Token): boolean {
  return (tag === 'PROPN' && /^\p{Lu}/u.test(text) && !causeNouns.has(lower)) || demonyms.has(lower) || groupNouns.has(lower) || (organisationNouns.has(lower) && !causeNouns.has(lower)) || roleNouns.has(lower);
}

function isHuman(lower: string): boolean {
  const single = lower.replace(/s$/, '');
  return humanWords.has(lower) || roleNouns.has(single) || organisationNouns.has(single) || humanEndings.some((ending) => single.length > ending.length + 1 && single.endsWith(ending)) || humanEndings.includes(single);
}
