import type { ParseState } from './parse-state';

/** Taken once: a global is looked up anew at each use, which is slow where a program runs inside another. */
const { max, min } = Math;

/** A tagged sentence as the parser sees it: words are numbered from 1, 0 is nobody, the last is the root. */
export interface ParserWords {
  readonly length: number;
  /** The form in lower case. */
  readonly word: Int32Array;
  /** UPOS and Penn tag together. */
  readonly tag: Int32Array;
  /** UPOS alone. */
  readonly coarse: Int32Array;
  /** How many verbs, marks, commas and conjunctions stand before each word: differences count those between two. */
  readonly verbs: Int32Array;
  readonly marks: Int32Array;
  readonly commas: Int32Array;
  readonly conjunctions: Int32Array;
}

/** What a tag says to the parser. */
export interface TagKinds {
  /** By tag: a number for its UPOS, from 1. */
  readonly coarse: Int32Array;
  /** By tag: 1 verb, 2 mark other than a comma, 3 comma, 4 conjunction, 0 anything else. */
  readonly kind: Int32Array;
}

const ROOT = -7;

/** The words of a sentence, by `readLowerForms`, with their tags, ready to be parsed. */
export function readParserWords(lowerForms: Int32Array, tags: Int32Array, { coarse, kind }: TagKinds): ParserWords {
  const { length } = lowerForms;
  const list = (): Int32Array => new Int32Array(length + 4);
  const words = { length, word: list(), tag: list(), coarse: list(), verbs: list(), marks: list(), commas: list(), conjunctions: list() };
  const counts = [words.verbs, words.marks, words.commas, words.conjunctions];
  for (let at = 1; at <= length; at += 1) {
    const tag = tags[at - 1] ?? 0;
    words.word[at] = lowerForms[at - 1] ?? 0;
    words.tag[at] = tag + 1;
    words.coarse[at] = coarse[tag] ?? 0;
    counts.forEach((count, which) => { count[at + 1] = (count[at] ?? 0) + (kind[tag] === which + 1 ? 1 : 0); });
  }
  words.word[length + 1] = ROOT;
  words.tag[length + 1] = ROOT;
  words.coarse[length + 1] = ROOT;
  return words;
}

/** A distance as one of a few steps. */
export function distanceStep(distance: number): number {
  if (distance <= 4) return distance;
  return distance <= 7 ? 5 : distance <= 12 ? 6 : 7;
}

/** How many of a kind stand between two words, 3 for more. */
export function countBetween(counts: Int32Array, left: number, right: number): number {
  return min(3, max(0, (counts[right] ?? 0) - (counts[left + 1] ?? 0)));
}

/** Whether a word is a mark of punctuation. */
export function isMark({ marks, commas }: ParserWords, word: number): boolean {
  return marks[word + 1] !== marks[word] || commas[word + 1] !== commas[word];
}

/** The atoms of a word: form, tag, UPOS. */
export const wordAtomNames = (place: string): readonly string[] => [`${place}.w`, `${place}.t`, `${place}.u`];

/** Writes the form, tag and UPOS of some words one behind the other. */
export function writeWords(values: Int32Array, { word, tag, coarse }: ParserWords, places: Int32Array): number {
  let at = 0;
  for (const place of places) {
    values[at] = word[place] ?? 0;
    values[at + 1] = tag[place] ?? 0;
    values[at + 2] = coarse[place] ?? 0;
    at += 3;
  }
  return at;
}

/** The neighbours of an arc in a tree under construction. */
export type Neighbours = Pick<ParseState, 'heads' | 'relations' | 'leftChild' | 'rightChild'>;
