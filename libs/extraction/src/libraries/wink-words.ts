import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemToken, type WinkMethods } from 'wink-nlp';
import type { Tag } from '../pipeline/types';

/** A word as the library gives it: character offsets within the text it was given, and what it takes it for. */
export interface CutWord {
  readonly start: number;
  readonly end: number;
  readonly hint: Tag;
}

/** wink-nlp keeps every word it ever met; a new instance after so many characters bounds its memory. */
const CHARACTERS_PER_INSTANCE = 8_000_000;

/** Cuts short texts into words; this is the only file that touches wink-nlp. */
export interface WordReader {
  read(text: string): readonly CutWord[];
}

/** A reader of words. What it gives for a text never depends on what it read before. */
export function createWordReader(): WordReader {
  let nlp: WinkMethods = winkNLP(model, ['pos']);
  let characters = 0;
  return {
    read(text) {
      characters += text.length;
      if (characters > CHARACTERS_PER_INSTANCE) {
        nlp = winkNLP(model, ['pos']);
        characters = text.length;
      }
      return readWords(nlp, text);
    },
  };
}

function readWords(nlp: WinkMethods, text: string): readonly CutWord[] {
  const words: CutWord[] = [];
  let cursor = 0;
  let isLost = false;
  nlp.readDoc(text).tokens().each((token: ItemToken) => {
    if (isLost) return;
    const value = token.out(nlp.its.value);
    while (cursor < text.length && !text.startsWith(value, cursor) && /\s/u.test(text[cursor] ?? '')) cursor += 1;
    isLost = value.length === 0 || !text.startsWith(value, cursor);
    if (isLost) return;
    words.push({ start: cursor, end: cursor + value.length, hint: toTag(token.out(nlp.its.pos)) });
    cursor += value.length;
  });
  return [...words, ...wordsBetweenSpaces(text, cursor)];
}

function toTag(tag: string): Tag {
  // The library's tags are those of `Tag`, and SPACE for white space that we do not keep apart.
  return tag === 'SPACE' ? 'X' : (tag as Tag);
}

/** What stands between spaces, untagged: for text that the library gives back altered. */
function wordsBetweenSpaces(text: string, from: number): readonly CutWord[] {
  const words: CutWord[] = [];
  let start = from;
  while (start < text.length) {
    while (start < text.length && /\s/u.test(text[start] ?? '')) start += 1;
    let end = start;
    while (end < text.length && !/\s/u.test(text[end] ?? '')) end += 1;
    if (end > start) words.push({ start, end, hint: 'X' });
    start = end;
  }
  return words;
}
