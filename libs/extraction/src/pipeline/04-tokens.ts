import { cutWords } from '../grammar/word-cuts';
import type { WordHints } from '../libraries/wink-words';
import type { Paragraph, Quotation, Tag, TextRange, Word } from './types';

/** The words and marks of each paragraph, hyphenated words whole, each with the quotation that it stands in. */
export function readTokens(text: string, context: TokenContext): readonly (readonly Word[])[] {
  const placer = quotationPlacer(context.quotations);
  return context.paragraphs.map((paragraph) => {
    const words = withHints(maskOpaque(text, paragraph), context.hints).map((word) => unmask(word, paragraph));
    return joinHyphenated(text, words).map((word) => toWord(text, word, placer(word)));
  });
}

/** What `readTokens` needs beside the text. */
export interface TokenContext {
  readonly paragraphs: readonly Paragraph[];
  readonly quotations: readonly Quotation[];
  readonly hints: WordHints;
}

/** A word as it is cut, and what another tagger takes it for. */
interface CutWord extends TextRange {
  readonly hint: Tag;
}

function withHints(text: string, hints: WordHints): readonly CutWord[] {
  const words = cutWords(text);
  const own = hints.of(words.map(({ start, end }) => text.slice(start, end)));
  return words.map((range, place) => ({ ...range, hint: own[place] ?? 'X' }));
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

function unmask({ start, end, hint }: CutWord, paragraph: Paragraph): CutWord {
  const run = paragraph.opaque.find((range) => range.start === start + paragraph.start);
  return run ? { ...run, hint: 'X' } : { start: start + paragraph.start, end: end + paragraph.start, hint };
}

/** "ex-minister", "Abena-Lee", "30-day": treebanks cut them, news reads them as one word. */
function joinHyphenated(text: string, words: readonly CutWord[]): readonly CutWord[] {
  const joined: CutWord[] = [];
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
    joined[joined.length - 1] = { start: last.start, end: next.end, hint: hintOfCompound(text, last, next) };
    at += 1;
  }
  return joined;
}

function isWordEdge(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function hintOfCompound(text: string, left: CutWord, right: CutWord): Tag {
  const isName = /^\p{Lu}/u.test(text.slice(left.start, left.end)) && /^\p{Lu}/u.test(text.slice(right.start, right.end));
  if (isName) return 'PROPN';
  if (left.hint === 'NUM') return 'ADJ';
  return right.hint === 'PROPN' || right.hint === 'VERB' ? 'ADJ' : right.hint;
}

function toWord(text: string, { start, end, hint }: CutWord, quotation: number | undefined): Word {
  const value = text.slice(start, end);
  return { start, end, text: value, lower: lowerOf(value), hint, quotation };
}

function lowerOf(text: string): string {
  return text.includes('’') ? text.toLowerCase().replaceAll('’', "'") : text.toLowerCase();
}

/** Says in which quotation a word stands; words and quotations both come in text order. */
function quotationPlacer(quotations: readonly Quotation[]): (word: TextRange) => number | undefined {
  let place = 0;
  return (word) => {
    while (place < quotations.length && (quotations[place]?.end ?? 0) <= word.start) place += 1;
    const quotation = quotations[place];
    return quotation && quotation.start < word.end ? place : undefined;
  };
}
