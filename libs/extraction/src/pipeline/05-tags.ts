import { seatsOfPower } from '../lexicons/places';
import type { SyntaxReader, WordTags } from '../syntax/create-syntax-reader';
import type { Paragraph, Tag, Token, Word } from './types';

/** A longer run of characters is no word. */
const LONGEST_WORD = 200;
/** So many words are tagged at once at most. */
const LONGEST_STRETCH = 400;

/** Tags the words of each paragraph, and corrects the tags by what the article shows of its names. */
export function assignTags(words: readonly (readonly Word[])[], { paragraphs, syntax }: TagContext): readonly (readonly Token[])[] {
  return namesByRepetition(words.map((own, place) => namesByCase(tagWords(own, syntax).map(knownTag), paragraphs[place]?.zone === 'headline')));
}

/** What `assignTags` needs beside the words. */
export interface TagContext {
  readonly paragraphs: readonly Paragraph[];
  readonly syntax: SyntaxReader;
}

/** The tagger has learnt from sentences, so it is given stretches that end at a stop. */
function tagWords(words: readonly Word[], syntax: SyntaxReader): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  words.forEach((_, at) => {
    if (at < words.length - 1 && at - from + 1 < LONGEST_STRETCH && !endsStretch(words, at)) return;
    const stretch = words.slice(from, at + 1);
    const tags = syntax.tag(stretch.map(({ text }) => text), stretch.map(({ hint }) => hint));
    stretch.forEach((word, place) => tokens.push(toToken(word, tags[place] ?? NO_TAG)));
    from = at + 1;
  });
  return tokens;
}

/** What the tagger takes wrongly: a noun behind "according to" for a verb, "cover-up" for an adverb, "say" behind a number ("nine in 10 say") and "names" before a name ("the suit names Ann Lee") for nouns, an initial for the number of a list. */
function knownTag(token: Token, at: number, tokens: readonly Token[]): Token {
  const before = tokens[at - 1];
  const isSource = token.tag === 'VERB' && before?.lower === 'to' && tokens[at - 2]?.lower === 'according';
  if (isSource) return { ...token, tag: 'NOUN', xpos: token.lower.endsWith('s') ? 'NNS' : 'NN' };
  if (/^\p{Lu}\.$/u.test(token.text) && tokens[at + 1]?.tag === 'PROPN') return { ...token, tag: 'PROPN', xpos: 'NNP' };
  if (token.tag === 'ADV' && /^\p{Ll}+-(?:up|out|off|down)$/u.test(token.lower)) return { ...token, tag: 'NOUN', xpos: 'NN' };
  const isNaming = token.lower === 'names' && token.tag === 'NOUN' && tokens[at + 1]?.tag === 'PROPN' && (before?.text === ',' || before?.tag === 'NOUN' || before?.tag === 'PROPN');
  if (isNaming) return { ...token, tag: 'VERB', xpos: 'VBZ' };
  const isSaying = token.lower === 'say' && token.tag !== 'VERB' && (before?.tag === 'NUM' || (token.tag === 'NOUN' && before?.tag === 'NOUN'));
  return isSaying ? { ...token, tag: 'VERB', xpos: 'VBP' } : token;
}

const NO_TAG = { tag: 'X', xpos: 'XX' } as const;

/** The treebanks tag "Atomic" in "Atomic Energy Agency" as an adjective whose Penn tag is that of a name; rules want the name. */
function toToken(word: Word, { tag, xpos }: WordTags): Token {
  if (word.text.length > LONGEST_WORD) return { ...word, ...NO_TAG };
  // The tagger was trained on UPOS tags, which are those of `Tag`.
  return { ...word, tag: xpos === 'NNP' || xpos === 'NNPS' ? 'PROPN' : (tag as Tag), xpos };
}

/** A stop with a capital or a mark behind it; behind an abbreviation a stretch may end as well. */
function endsStretch(words: readonly Word[], at: number): boolean {
  const [before, word, next, second] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  if (!word || !next || /^\p{Ll}/u.test(next.text)) return false;
  if (/^[.!?…]+$/u.test(word.text)) return !isClosing(next) && !(before && /^\p{Lu}$/u.test(before.text));
  return isClosing(word) && before !== undefined && /^[.!?…]+$/u.test(before.text) && !(second && /^\p{Ll}/u.test(second.text) && /^[-–—]+$/u.test(next.text));
}

function isClosing({ text }: Word): boolean {
  return /^["'”’»)\]]+$/u.test(text);
}

/** A verb spelled with a capital inside a sentence is part of a name: "Public Works Minister". Headlines may spell all so. */
function namesByCase(tokens: readonly Token[], isHeadline: boolean): readonly Token[] {
  if (isHeadline) return tokens;
  return tokens.map((token, at) => (isCapital(token) && isNameByCase(tokens, at) ? { ...token, tag: 'PROPN', xpos: 'NNP' } : token));
}

function isNameByCase(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || isUnknownName(token) || seatsOfPower.has(`${token.lower} ${next?.lower}`)) return true;
  return ['VERB', 'AUX', 'NOUN'].includes(token.tag) && /^\p{Lu}\p{Ll}+/u.test(token.text) && before?.quotation === token.quotation && isInside(tokens, at);
}

function isCapital({ text }: Token): boolean {
  return /^\p{Lu}/u.test(text);
}

/** "Hungary and Peru": a name that no treebank has, where wink-nlp knows it for one. */
function isUnknownName({ text, tag, hint }: Token): boolean {
  return hint === 'PROPN' && ['NOUN', 'ADJ', 'ADV', 'ADP', 'X'].includes(tag) && /^\p{Lu}\p{Ll}/u.test(text);
}

/**
 * "Cook said": a word that opens a sentence has its capital anyway. Where a verb follows it and the article writes it with a capital inside
 * sentences only, it is a name.
 */
function namesByRepetition(paragraphs: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const names = new Set<string>();
  const words = new Set<string>();
  for (const tokens of paragraphs) {
    tokens.forEach(({ tag, lower, text }, at) => {
      if (tag === 'PROPN' && isInside(tokens, at)) names.add(lower);
      if (/^\p{Ll}/u.test(text)) words.add(lower);
    });
  }
  return paragraphs.map((tokens) => tokens.map((token, at) => {
    const next = tokens[at + 1];
    const isBeforeVerb = next?.tag === 'VERB' || next?.tag === 'AUX';
    const isName = isBeforeVerb && isOpenClass(token.tag) && names.has(token.lower) && !words.has(token.lower) && !isInside(tokens, at);
    return isName ? { ...token, tag: 'PROPN', xpos: 'NNP' } : token;
  }));
}

/** Whether a word stands behind another, rather than at the beginning of a sentence or behind a mark. */
function isInside(tokens: readonly Token[], at: number): boolean {
  return /[\p{L}\p{N},]$/u.test(tokens[at - 1]?.text ?? '');
}

function isOpenClass(tag: Tag): boolean {
  return tag === 'VERB' || tag === 'NOUN' || tag === 'ADJ' || tag === 'ADV';
}
