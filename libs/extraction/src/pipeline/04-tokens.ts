import type { Paragraph, Quotation, Tag, Token } from './types';
import type { Word, WordReader } from '../libraries/wink-words';

/** The words and marks of each paragraph, hyphenated words whole, each with the quotation that it stands in. */
export function readTokens(text: string, context: TokenContext): readonly (readonly Token[])[] {
  const placer = quotationPlacer(context.quotations);
  return context.paragraphs.map((paragraph) => {
    const words = context.reader.read(maskOpaque(text, paragraph)).map((word) => unmask(word, paragraph));
    return joinHyphenated(text, words).map((word) => toToken(text, word, placer(word)));
  });
}

/** What `readTokens` needs beside the text. */
export interface TokenContext {
  readonly paragraphs: readonly Paragraph[];
  readonly quotations: readonly Quotation[];
  readonly reader: WordReader;
}

/** The paragraph with each opaque run as one letter and spaces, so that every character offset stays. */
function maskOpaque(text: string, { start, end, opaque }: Paragraph): string {
  let masked = '';
  let cursor = start;
  for (const run of opaque) {
    masked += `${text.slice(cursor, run.start)}x${' '.repeat(run.end - run.start - 1)}`;
    cursor = run.end;
  }
  return masked + text.slice(cursor, end);
}

function unmask(word: Word, { start, opaque }: Paragraph): Word {
  const run = opaque.find((range) => range.start === word.start + start);
  if (run) return { ...run, tag: 'X' };
  return { start: word.start + start, end: word.end + start, tag: word.tag };
}

/** "ex-minister", "Abena-Lee", "30-day": the tagger cuts them, news reads them as one word. */
function joinHyphenated(text: string, words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) continue;
    const last = joined.at(-1);
    const next = words[at + 1];
    const isBridge = last !== undefined && next !== undefined && last.end === word.start && word.end === next.start
      && /^[-‑]$/u.test(text.slice(word.start, word.end)) && isWordEdge(text[last.end - 1]) && isWordEdge(text[next.start]);
    if (!isBridge) {
      joined.push(word);
      continue;
    }
    joined[joined.length - 1] = { start: last.start, end: next.end, tag: tagOfCompound(text, last, next) };
    at += 1;
  }
  return joined;
}

function isWordEdge(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function tagOfCompound(text: string, left: Word, right: Word): Tag {
  const isName = /^\p{Lu}/u.test(text.slice(left.start, left.end)) && /^\p{Lu}/u.test(text.slice(right.start, right.end));
  if (isName) return 'PROPN';
  if (left.tag === 'NUM') return 'ADJ';
  return right.tag === 'PROPN' || right.tag === 'VERB' ? 'ADJ' : right.tag;
}

function toToken(text: string, { start, end, tag }: Word, quotation: number | undefined): Token {
  const value = text.slice(start, end);
  return { start, end, text: value, lower: value.toLowerCase().replaceAll('’', "'"), tag, xpos: '', quotation };
}

/** Says in which quotation a word stands; words and quotations both come in text order. */
function quotationPlacer(quotations: readonly Quotation[]): (word: Word) => number | undefined {
  let place = 0;
  return (word) => {
    while (place < quotations.length && (quotations[place]?.end ?? 0) <= word.start) place += 1;
    const quotation = quotations[place];
    return quotation && quotation.start < word.end ? place : undefined;
  };
}
