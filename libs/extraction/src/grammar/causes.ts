import { causeNouns } from '../lexicons/causes';
import { demonyms } from '../lexicons/places';
import type { Phrase } from '../pipeline/types';

/** Whether a phrase names a cause and no party: "the rain", not "Peru's delay" or "the Peruvian failure". */
export function isCause({ sentence, from, to }: Phrase): boolean {
  const words = sentence.tokens.slice(from, to);
  const link = words.findIndex(({ lower }, at) => at > 0 && ['of', 'for', 'in', 'from'].includes(lower));
  const group = link === -1 ? words : words.slice(0, link);
  const head = group.at(-1);
  const isOwned = words.some(({ tag, lower }) => tag === 'PROPN' || lower === "'s" || demonyms.has(lower)) || words.some(({ lower }) => ['his', 'her', 'their', 'its', 'my', 'your'].includes(lower));
  return head !== undefined && causeNouns.has(head.lower) && !isOwned;
}
