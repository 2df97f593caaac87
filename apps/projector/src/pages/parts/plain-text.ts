/** Marks, embeddings, overrides and isolates of direction: Unicode Bidirectional Algorithm, table of explicit formatting characters. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text for where no element can isolate it, such as a title: without the characters that could turn around what stands beside. */
export function withoutDirections(text: string): string {
  return text.replaceAll(DIRECTIONS, '');
}
