import type { Token } from '../pipeline/types';
import { cueOf, type CueWord } from './cue-words';
import { isFinite } from './verb-groups';

/** The reporting verb at a token, where its neighbours let it be a verb. */
export function cueAt(tokens: readonly Token[], at: number): CueWord | undefined {
  const token = tokens[at];
  const word = token && (cueOf(token, tokens[at + 1]) ?? mistakenNoun(tokens, at));
  return word && !isNoun(tokens, at, word) ? word : undefined;
}

/** "Ann Lee claims that", "The report states few": tagged a noun, but a name or phrase stands before it and a clause behind. */
function mistakenNoun(tokens: readonly Token[], at: number): CueWord | undefined {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !next || token?.tag !== 'NOUN' || !token.lower.endsWith('s') || !(['PROPN', 'NOUN', 'PRON'].includes(before.tag) || (before.text === ',' && next.lower === 'that'))) return undefined;
  if (isNameBehindQuotation(tokens, at) && /^[.,]$/.test(next.text)) return cueOf({ ...token, tag: 'VERB' }, next);
  const startsClause = next.lower === 'that' || next.quotation !== undefined || (['PRON', 'DET', 'PROPN'].includes(next.tag) && isFiniteSoon(tokens, at + 1));
  return startsClause ? cueOf({ ...token, tag: 'VERB' }, next) : undefined;
}

/** `"It is over," Ann Lee notes.` */
function isNameBehindQuotation(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(0, at).findLastIndex(({ tag }) => tag !== 'PROPN');
  return before !== -1 && before < at - 1 && tokens[before]?.quotation !== undefined;
}

function isFiniteSoon(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from + 1, from + 8).some((token, place) => token.quotation === undefined && isFinite(token, tokens[from + place]));
}

function isNoun(tokens: readonly Token[], at: number, { isAlsoNoun }: CueWord): boolean {
  const before = tokens[at - 1];
  // "six in 10 said", "nearly a third say": what is no noun in any sentence is none behind a number.
  if (!before || (['NUM', 'ADJ'].includes(before.tag) && !isAlsoNoun && tokens[at]?.tag === 'VERB')) return false;
  if (before.lower === "'s" && before.tag === 'PART') return true;
  if (['long', 'first', 'later', 'earlier'].includes(before.lower) && (tokens[at]?.tag === 'VERB' || tokens[at - 2]?.tag === 'AUX')) return false;
  return (['DET', 'ADJ', 'NUM'].includes(before.tag) || ['his', 'her', 'its', 'their', 'our', 'my'].includes(before.lower)) && !isSubjectWord(tokens, at - 1);
}

/** "All said", "both accused", "the two said": a determiner or number that is itself the subject. */
function isSubjectWord(tokens: readonly Token[], at: number): boolean {
  const { lower = '', tag } = tokens[at] ?? {};
  return ['all', 'both', 'some', 'many', 'others', 'another', 'this', 'that', 'neither', 'her'].includes(lower) || (tag === 'NUM' && tokens[at - 1]?.tag !== 'ADP');
}
