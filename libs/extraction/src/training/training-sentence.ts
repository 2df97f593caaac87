/** A sentence of a treebank, as far as tagger and parser learn from it. */
export interface TrainingSentence {
  /** Sentences of one group are variants of each other: no tagger that has learnt from one tags another for the parser. */
  readonly group: number;
  readonly words: readonly string[];
  /** What wink-nlp takes each word for, by UPOS. */
  readonly hints: readonly string[];
  /** UPOS and Penn tag, `NOUN|NNS`. */
  readonly tags: readonly string[];
  /** The place of each word's head; -1 at the root. */
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}
