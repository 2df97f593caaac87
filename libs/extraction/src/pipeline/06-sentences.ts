import { otherAbbreviations, titleAbbreviations } from '../lexicons/abbreviations';
import { cueOf } from '../grammar/cue-words';
import type { Paragraph, Quotation, Sentence, Token } from './types';

/** A sentence with more tokens is cut, so that no rule ever looks at more. */
const LONGEST_SENTENCE = 400;

/** What `splitSentences` needs beside the tokens. */
export interface SentenceContext {
  readonly paragraphs: readonly Paragraph[];
  readonly quotations: readonly Quotation[];
}

/**
 * The sentences of the article. A stop ends one unless it belongs to a title, an initial or an abbreviation, stands inside a
 * quotation, or is followed by a word in lower case or by a reporting clause: `"Why?" Ann Lee asked.` is one sentence.
 */
export function splitSentences(tokens: readonly (readonly Token[])[], context: SentenceContext): readonly Sentence[] {
  return tokens.flatMap((words, place) => {
    const zone = context.paragraphs[place]?.zone ?? 'body';
    const sentences: Sentence[] = [];
    let from = 0;
    words.forEach((_, at) => {
      const isLast = at === words.length - 1;
      if (!isLast && at - from + 1 < LONGEST_SENTENCE && !endsSentence(words, at, context.quotations)) return;
      const run = words.slice(from, at + 1);
      sentences.push({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0, paragraph: place, zone, tokens: run, tree: undefined });
      from = at + 1;
    });
    return sentences;
  });
}

function endsSentence(words: readonly Token[], at: number, quotations: readonly Quotation[]): boolean {
  const token = words[at];
  const next = words[at + 1];
  if (!token || !next) return true;
  const quotation = token.quotation === undefined ? undefined : quotations[token.quotation];
  if (quotation) return token.end >= quotation.end && endsAfterQuotation(words, at);
  if (/^\p{Ll}/u.test(next.text) || /^[,;:)\]”’»]/u.test(next.text)) return false;
  if (/^[!?…]+$|^\.\.+$/u.test(token.text)) return true;
  if (/^[)\]]$/u.test(token.text)) return isStop(words[at - 1]);
  return isStop(token) && !isAbbreviated(words, at);
}

function isStop(token: Token | undefined): boolean {
  return token !== undefined && /[.!?…]$/u.test(token.text);
}

/** At a closing mark: the stop stands inside it, and no reporting clause follows. */
function endsAfterQuotation(words: readonly Token[], at: number): boolean {
  const next = words[at + 1];
  const inside = words[at]?.text.length === 1 || /^["'”’»]+$/u.test(words[at]?.text ?? '') ? words[at - 1] : words[at];
  if (!next || !inside || !isStop(inside)) return false;
  if (/^\p{Ll}/u.test(next.text) || /^[-–—,;:)]/u.test(next.text)) return false;
  return !(/[!?]$/u.test(inside.text) && reportsSoon(words, at + 1));
}

/** A name or pronoun and then a reporting verb: the clause that belongs to the question before it. */
function reportsSoon(words: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(words.length, from + 8); at += 1) {
    const token = words[at];
    if (!token || token.quotation !== undefined) return false;
    if (cueOf(token, words[at + 1])) return /^[.,]$/u.test(words[at + 1]?.text ?? '.') || ['on', 'in', 'at', 'of', 'to', 'during', 'after', 'when', 'reporters'].includes(words[at + 1]?.lower ?? '');
    if (token.tag === 'VERB' || token.tag === 'AUX' || (token.tag === 'PUNCT' && token.text !== ',')) return false;
  }
  return false;
}

function isAbbreviated(words: readonly Token[], at: number): boolean {
  const token = words[at];
  const isOwnToken = token?.text === '.';
  const word = (isOwnToken ? words[at - 1]?.lower : token?.lower.slice(0, -1)) ?? '';
  const isGlued = !isOwnToken || words[at - 1]?.end === token.start;
  if (!isGlued) return false;
  if (titleAbbreviations.has(word)) return true;
  if (/^\p{L}$/u.test(word)) return word !== 'i' || !isOwnToken;
  const next = words[at + 1];
  if (otherAbbreviations.has(word)) return next?.tag === 'NUM' || /^\p{N}/u.test(next?.text ?? '') || word === 'rs' || word === 'no' && next?.tag === 'PROPN';
  return /^(\p{L}\.)+\p{L}$/u.test(word) && next?.tag === 'PROPN';
}
