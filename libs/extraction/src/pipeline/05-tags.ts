import { seatsOfPower } from '../lexicons/places';
import type { Paragraph, Tag, Token } from './types';

/** The tags corrected by what the article shows of its names. */
export function correctTags(tokens: readonly (readonly Token[])[], paragraphs: readonly Paragraph[]): readonly (readonly Token[])[] {
  return namesByRepetition(tokens.map((words, place) => namesByCase(words, paragraphs[place]?.zone === 'headline')));
}

/** A verb spelled with a capital inside a sentence is part of a name: "Public Works Minister". Headlines may spell all so. */
function namesByCase(tokens: readonly Token[], isHeadline: boolean): readonly Token[] {
  if (isHeadline) return tokens;
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (seatsOfPower.has(`${token.lower} ${tokens[at + 1]?.lower}`) && /^\p{Lu}/u.test(token.text)) return { ...token, tag: 'PROPN' };
    const isInside = before !== undefined && /[\p{L}\p{N},]$/u.test(before.text) && before.quotation === token.quotation;
    return isInside && ['VERB', 'AUX', 'NOUN'].includes(token.tag) && /^\p{Lu}\p{Ll}+/u.test(token.text) ? { ...token, tag: 'PROPN' } : token;
  });
}

/**
 * "Cook said": a word that opens a sentence has its capital anyway. Where a verb follows it and the article writes it with a capital inside
 * sentences only, it is a name.
 */
function namesByRepetition(paragraphs: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const names = new Set<string>();
  const words = new Set<string>();
  for (const { token, isInside } of paragraphs.flatMap(withPlace)) {
    if (isInside && token.tag === 'PROPN') names.add(token.lower);
    if (/^\p{Ll}/u.test(token.text)) words.add(token.lower);
  }
  return paragraphs.map((tokens) => withPlace(tokens).map(({ token, isInside, next }) => {
    const isName = !isInside && token.tag !== 'PROPN' && isOpenClass(token.tag) && names.has(token.lower) && !words.has(token.lower);
    return isName && (next?.tag === 'VERB' || next?.tag === 'AUX') ? { ...token, tag: 'PROPN' } : token;
  }));
}

function withPlace(tokens: readonly Token[]): readonly { readonly token: Token; readonly isInside: boolean; readonly next: Token | undefined }[] {
  return tokens.map((token, at) => ({ token, isInside: /[\p{L}\p{N},]$/u.test(tokens[at - 1]?.text ?? ''), next: tokens[at + 1] }));
}

function isOpenClass(tag: Tag): boolean {
  return tag === 'VERB' || tag === 'NOUN' || tag === 'ADJ' || tag === 'ADV';
}
