/** Precision, recall and F1 in percent, with the 95 % interval of F1 where it is known. */
export interface Figure {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly interval?: readonly [number, number];
}

/** A single number: a share in percent, a rate or a count. */
export interface PlainNumber {
  readonly name: string;
  readonly value: number | null;
  readonly unit: '%' | 'per 1000' | 'per 100' | 'count';
}

/** What a scorer said of one set. */
export interface SetFigures {
  readonly set: string;
  /** Articles or sentences. */
  readonly size: number;
  readonly badOffsets: number;
  readonly figures: readonly Figure[];
  readonly numbers: readonly PlainNumber[];
  /** How many items of a figure were found, for goals that count. */
  readonly found: Readonly<Record<string, number>>;
}

/** Shares as percent with one digit behind the point. */
export function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

/** A figure of three shares. */
export function figureOf(name: string, [precision, recall, f1]: readonly [number, number, number], interval?: readonly [number, number]): Figure {
  return { name, precision: percent(precision), recall: percent(recall), f1: percent(f1), ...(interval && { interval: [percent(interval[0]), percent(interval[1])] as const }) };
}
