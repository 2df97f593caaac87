import type { WordReader } from '../libraries/wink-words';

/** A word of a text, and whether a space follows it there. */
export interface SpacedWord {
  readonly form: string;
  readonly hasSpaceAfter: boolean;
}

/** What the library takes each of the words for that somebody else has cut: by the word of its own in which each begins. */
export function hintsOfWords(words: readonly SpacedWord[], reader: WordReader): readonly string[] {
  let text = '';
  const starts = words.map(({ form, hasSpaceAfter }) => {
    const start = text.length;
    text += `${form}${hasSpaceAfter ? ' ' : ''}`;
    return start;
  });
  const cut = reader.read(text);
  let place = 0;
  return starts.map((start) => {
    while (place < cut.length - 1 && (cut[place]?.end ?? 0) <= start) place += 1;
    return cut[place]?.hint ?? 'X';
  });
}
