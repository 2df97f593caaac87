import { bestClass, type Scorer } from './perceptron';
import { createTaggerRows, fillTaggerRows, type TaggerWords } from './tagger-features';
import { plainForm } from './word-shapes';

/** A tagger: tags are numbers, places in the list of tags. */
export interface Tagger {
  readonly scorer: Scorer;
  readonly tagCount: number;
  /** Frequent words that nearly always have the same tag. */
  readonly sureWords: ReadonlyMap<string, number>;
}

/** Tags the words of a sentence from left to right. */
export function createWordTagger({ scorer, tagCount, sureWords }: Tagger): (words: readonly string[], values: TaggerWords) => Int32Array {
  const rows = createTaggerRows();
  const scores = new Int32Array(tagCount);
  return (words, values) => {
    const tags = new Int32Array(words.length);
    words.forEach((word, at) => {
      const sure = sureWords.get(plainForm(word));
      if (sure !== undefined) {
        tags[at] = sure;
        return;
      }
      fillTaggerRows(rows, values, { at, tags, bits: scorer.bits });
      scorer.score(rows.rows, rows.rows.length, scores);
      tags[at] = bestClass(scores);
    });
    return tags;
  };
}
