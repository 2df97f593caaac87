import { dottedAbbreviations } from '../lexicons/abbreviations';
import type { TextRange } from '../pipeline/types';

/*
 * Words and marks as the English treebanks of Universal Dependencies have them: marks by themselves, "n't", "'s", "'ll" apart
 * from their words, "cannot" in two. A chunk between spaces is cut from left to right; what a piece is never depends on what
 * was read before, which is why no library does this.
 */

/** An address on the web, of a person, or in a network; what may end the sentence stays outside. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s"“”<>]*[^\s"“”<>.,;:!?)\]'’]|[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+|[@#][\p{L}\p{N}_]+/uy;
/** "3,000.5", "10:45", "9/11", "5th", "1980s", "10am". */
const NUMBER = /\p{N}+(?:[.,:/]\p{N}+)*(?:st|nd|rd|th|s|am|pm|bn|km|kg|m|k)?(?![\p{L}\p{N}])|\p{N}+(?:[.,:/]\p{N}+)*/uy;
/** "U.S.", "a.m.", "J.R.R." */
const INITIALS = /\p{L}\.(?:\p{L}\.)+/uy;
/** "Tom J. Ray", "judge K. Ray": a letter with a stop before a capital, unless a new sentence begins there: "vitamin C. They". */
const INITIAL = /\p{Lu}\.(?= (?!(?:The|They|He|She|It|We|I|You|But|And|Or|In|A|An|This|That|These|There|Then|His|Her|Their|Its|On|At|By|For|From|If|When|While|As|So|No|Not|Now|What|Who|Why|How|After|Before|With)[ ,’'])\p{Lu})/uy;
/** A plain word with a space or a mark behind it that cannot belong to it. */
const PLAIN = /[A-Za-z]+(?=[ ,;()\n])/y;
const WORD = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’`][\p{L}\p{M}\p{N}]+)*/uy;
/** Marks that stand together: an ellipsis, dashes, two apostrophes or backticks for one double mark. */
const MARKS = /\.{2,}|-{2,}|''|``|[!?]{2,}/uy;
/** What is cut off the end of a word. */
const CONTRACTION = /(?:['’`](?:s|re|ve|ll|d|m)|n['’`]t)$/iu;
/** "Ann 's", "they 've": a contraction that stands apart from its word already. */
const DETACHED = /(?<=[\p{L}\p{N}.]\s)['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}'’])/iuy;
/** Two words in one: the first has three letters. */
const JOINED: ReadonlySet<string> = new Set(['cannot', 'gonna', 'gotta', 'wanna']);
/** Words with an apostrophe that are one word. */
const WHOLE = /^(?:o['’]clock|ma['’]am|[odl]['’]\p{Lu}.*|y['’]all|\p{L}+['’](?:er|em))$/iu;

/** The words and marks of a text, in order; white space is left out. Linear in the length of the text. */
export function cutWords(text: string): readonly TextRange[] {
  const words: TextRange[] = [];
  for (let at = 0; at < text.length;) {
    if (/\s/u.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const plain = endOf(PLAIN, text, at);
    const end = plain ?? endOfPiece(text, at);
    words.push(...(plain !== undefined || isWord(text, at) ? cutWord(text, at, end) : [{ start: at, end }]));
    at = end;
  }
  return words;
}

function isWord(text: string, at: number): boolean {
  return /\p{L}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function endOfPiece(text: string, at: number): number {
  const before = text[at - 1] ?? ' ';
  const isFree = !/[\p{L}\p{N}]/u.test(before);
  const end = (isFree ? endOf(ADDRESS, text, at) : undefined) ?? endOf(NUMBER, text, at) ?? abbreviationEnd(text, at) ?? endOf(WORD, text, at) ?? endOf(MARKS, text, at) ?? endOf(DETACHED, text, at);
  return end ?? at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) && pattern.lastIndex > at ? pattern.lastIndex : undefined;
}

/** "Mr.", "Inc.", "U.S.": the stop belongs to the word. */
function abbreviationEnd(text: string, at: number): number | undefined {
  const initials = endOf(INITIALS, text, at) ?? endOf(INITIAL, text, at);
  if (initials !== undefined) return initials;
  const word = endOf(WORD, text, at);
  return word !== undefined && text[word] === '.' && dottedAbbreviations.has(text.slice(at, word).toLowerCase()) ? word + 1 : undefined;
}

/** "Ann's" is "Ann" and "'s"; "cannot" is "can" and "not". */
function cutWord(text: string, start: number, end: number): readonly TextRange[] {
  const word = text.slice(start, end);
  const isJoined = JOINED.has(word.toLowerCase());
  if (!isJoined && (!/['’`]/.test(word) || WHOLE.test(word))) return [{ start, end }];
  const cut = isJoined ? start + 3 : contractionStart(word, start);
  return cut === undefined || cut <= start ? [{ start, end }] : [...cutWord(text, start, cut), { start: cut, end }];
}

function contractionStart(word: string, start: number): number | undefined {
  const found = CONTRACTION.exec(word);
  return found ? start + found.index : undefined;
}
