/** Weights by row and class, most of them nothing: of each row only the classes that have a weight are kept. */
export interface SparseWeights {
  readonly bits: number;
  readonly classes: number;
  /** Where the entries of each row begin; one more than there are rows. */
  readonly starts: Uint32Array;
  readonly entryClasses: Uint8Array;
  readonly entryValues: Int8Array;
}

/** Weights of four classes by row, all of them: a row is four bytes, the first class in the lowest. */
export interface WeightsOfFour {
  readonly bits: number;
  readonly rows: Int32Array;
}

/** What scores the classes of a place by its rows: weights while reading, or those that are being trained. */
export interface Scorer {
  readonly bits: number;
  /** Replaces the scores by those of the rows. */
  score(rows: Int32Array, count: number, scores: Int32Array): void;
}

/**
 * The weight of each byte, by its bits: the square root is what is kept, rounded, so that small weights are kept more exactly than
 * great ones. Sums are of whole numbers, so that every machine finds the same.
 */
const weightOfByte: Int32Array = Int32Array.from({ length: 256 }, (_, bits) => (bits < 128 ? bits ** 2 : -((bits - 256) ** 2)));

export function sparseScorer({ bits, starts, entryClasses, entryValues }: SparseWeights): Scorer {
  // Weight and class in one number: the weight in the upper bits, the class in the lowest eight.
  const entries = new Int32Array(entryClasses.length);
  for (let at = 0; at < entries.length; at += 1) entries[at] = ((weightOfByte[(entryValues[at] ?? 0) & 255] ?? 0) << 8) | (entryClasses[at] ?? 0);
  return {
    bits,
    score(rows, count, scores) {
      scores.fill(0);
      for (let at = 0; at < count; at += 1) {
        const row = rows[at] ?? 0;
        const end = starts[row + 1] ?? 0;
        for (let place = starts[row] ?? 0; place < end; place += 1) {
          const entry = entries[place] ?? 0;
          const label = entry & 255;
          scores[label] = (scores[label] ?? 0) + (entry >> 8);
        }
      }
    },
  };
}

/** For the four transitions of the parser, which are scored most often. */
export function scorerOfFour({ bits, rows: weights }: WeightsOfFour): Scorer {
  return {
    bits,
    score(rows, count, scores) {
      let first = 0;
      let second = 0;
      let third = 0;
      let fourth = 0;
      for (let at = 0; at < count; at += 1) {
        const row = weights[rows[at] ?? 0] ?? 0;
        first += weightOfByte[row & 255] ?? 0;
        second += weightOfByte[(row >> 8) & 255] ?? 0;
        third += weightOfByte[(row >> 16) & 255] ?? 0;
        fourth += weightOfByte[row >>> 24] ?? 0;
      }
      scores[0] = first;
      scores[1] = second;
      scores[2] = third;
      scores[3] = fourth;
    },
  };
}

/** The class with the highest score, the first of equal ones. */
export function bestClass(scores: Int32Array): number {
  let best = 0;
  for (let at = 1; at < scores.length; at += 1) if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  return best;
}
