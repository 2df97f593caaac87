import { bestClass, type Scorer } from './perceptron';
import { createTaggerRows, fillTaggerRows, type TaggerWords } from './tagger-features';

/** A tagger: tags are numbers, places in the list of tags. */
export interface Tagger {
  readonly scorer: Scorer;
  readonly tagCount: number;
  /** Frequent words that nearly always have the same tag. */
  readonly sureWords: ReadonlyMap<string, number>;
}

/** Tags the words of a sentence from left to right. */
export function createWordTagger({ scorer, tagCount, sureWords }: Tagger): (words: TaggerWords) => Int32Array {
  const rows = createTaggerRows();
  const scores = new Int32Array(tagCount);
  return (words) => {
    const tags = new Int32Array(words.forms.length);
    words.forms.forEach((form, at) => {
      const sure = sureWords.get(form);
      if (sure !== undefined) {
        tags[at] = sure;
        return;
      }
      fillTaggerRows(rows, words, { at, tags, bits: scorer.bits });
      scorer.score(rows.rows, rows.rows.length, scores);
      tags[at] = bestClass(scores);
    });
    return tags;
  };
}
