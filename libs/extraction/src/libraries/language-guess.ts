import { franc } from 'franc-min';

/** A shorter text tells too little by its trigrams; counted in letters. */
const FEWEST_LETTERS = 200;
/** So much of a text is looked at, from its beginning. */
const SAMPLE_CHARACTERS = 400;

/**
 * The language that a text is most likely written in, as an ISO 639-3 code, by its trigrams (Cavnar and Trenkle, 1994); nothing
 * for a text that is too short to tell. This is the only file that touches franc-min.
 */
export function guessLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  if (sample.replaceAll(/[^\p{L}\p{M}]/gu, '').length < FEWEST_LETTERS) return undefined;
  const code = franc(sample);
  return code === 'und' ? undefined : code;
}
