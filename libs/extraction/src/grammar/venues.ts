import { houses, namedHouses } from '../lexicons/channels';
import type { Sentence, Token } from '../pipeline/types';

/** The courts and houses that an article names, for later mentions: "the court", "the House", "MPs". */
export interface Venues {
  /** The name of the court that "the court" at this place of the text means: the one named last before it, else the first. */
  courtBefore(at: number): string | undefined;
  /** The house that "the House" or its members at this place of the text mean. */
  houseBefore(at: number): string | undefined;
}

interface Named {
  readonly name: string;
  readonly at: number;
}

/** Looks through the sentences for courts ("the Delta High Court") and houses ("Lok Sabha", "the Assembly") by name. */
export function venuesOf(sentences: readonly Sentence[]): Venues {
  const courts = sentences.flatMap(({ tokens }) => tokens.flatMap((_, at) => courtAt(tokens, at) ?? []));
  const found = sentences.flatMap(({ tokens }) => tokens.flatMap((_, at) => houseAt(tokens, at) ?? []));
  return { courtBefore: (at) => lastBefore(courts, at), houseBefore: (at) => lastBefore(found, at) };
}

function lastBefore(named: readonly Named[], at: number): string | undefined {
  return (named.findLast((each) => each.at <= at) ?? named[0])?.name;
}

/** The name of a court among some words, "High Court" at the least; nothing for "the court". */
export function courtIn(words: readonly Token[]): string | undefined {
  const last = words.findLastIndex(({ lower, tag }) => tag === 'PROPN' && (lower === 'court' || lower === 'tribunal'));
  const first = words.slice(0, Math.max(0, last)).findLastIndex(({ tag }) => tag !== 'PROPN') + 1;
  return last > first ? words.slice(first, last + 1).map(({ text }) => text).join(' ') : undefined;
}

/** The name that ends at a token. */
function courtAt(tokens: readonly Token[], at: number): Named | undefined {
  const token = tokens[at];
  if (token?.tag !== 'PROPN' || (token.lower !== 'court' && token.lower !== 'tribunal')) return undefined;
  const name = courtIn(tokens.slice(Math.max(0, at - 4), at + 1));
  return name === undefined ? undefined : { name, at: token.start };
}

/** "the House" names none: each house is called so by its members. */
function houseAt(tokens: readonly Token[], at: number): Named | undefined {
  const token = tokens[at];
  if (!token || !/^\p{Lu}/u.test(token.text)) return undefined;
  const two = `${token.lower} ${tokens[at + 1]?.lower}`;
  if (namedHouses.has(two)) return { name: `${token.text} ${tokens[at + 1]?.text}`, at: token.start };
  return houses.has(token.lower) && token.lower !== 'house' ? { name: token.text, at: token.start } : undefined;
}
