import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';
import type { Tag } from '../pipeline/types';

/** wink-nlp keeps every word it ever met; a new instance after so many characters bounds its memory. */
const CHARACTERS_PER_INSTANCE = 8_000_000;

/** The model writes its patterns out anew for each instance, twice as long as the last time: they are written once. */
// The package types its model as a record of unknowns; this part is a function without arguments in its source.
const patterns = (model['metaCER'] as () => unknown)();
const steadyModel: typeof model = { ...model, metaCER: () => patterns };

/** Says what another tagger takes words for; this is the only file that touches wink-nlp. */
export interface WordHints {
  /** The part of speech of each word of a text, by UPOS. What it gives never depends on what it read before. */
  of(words: readonly string[]): readonly Tag[];
}

/**
 * Hints by wink-nlp, which knows many words that no treebank has. It is given plain words only: how it cuts others depends on
 * what it met before.
 */
export function createWordHints(): WordHints {
  let nlp: WinkMethods = winkNLP(steadyModel, ['pos']);
  let characters = 0;
  return {
    of(words) {
      const plain = words.map(plainWord);
      characters += plain.reduce((sum, { length }) => sum + length + 1, 0);
      if (characters > CHARACTERS_PER_INSTANCE) {
        nlp = winkNLP(steadyModel, ['pos']);
        characters = 0;
      }
      return hintsOf(nlp, plain);
    },
  };
}

function hintsOf(nlp: WinkMethods, plain: readonly string[]): readonly Tag[] {
  const tokens = nlp.readDoc(plain.join(' ')).tokens();
  const [values, tags] = [tokens.out(nlp.its.value), tokens.out(nlp.its.pos)];
  let at = 0;
  return plain.map((word) => {
    const tag = tags[at];
    // A word that the library cuts again has the hint of its first piece.
    for (let length = 0; at < values.length && length < word.length; at += 1) length += values[at]?.length ?? 0;
    return tag === undefined ? 'X' : toTag(tag);
  });
}

function toTag(tag: string): Tag {
  // The library's tags are those of `Tag`, and SPACE for white space that we do not keep apart.
  return tag === 'SPACE' ? 'X' : (tag as Tag);
}

/** A word in letters without accents, a number as "10", a mark as it is. */
function plainWord(word: string): string {
  if (/^[A-Za-z]+$/.test(word)) return word;
  const straight = word.replaceAll(/[’‘`]/gu, "'").replaceAll(/[“”„«»]/gu, '"');
  if (/^(?:'(?:s|re|ve|ll|d|m)|n't|[.,:;!?()"'$%&/+-])$/i.test(straight)) return straight;
  if (/^[\d.,:/]+$/.test(straight) && /\d/.test(straight)) return '10';
  return straight.normalize('NFD').replaceAll(/[^A-Za-z]/gu, '') || '-';
}
