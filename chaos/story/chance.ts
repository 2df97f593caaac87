import { seededNumbers } from '../../test/support/seeded-numbers.ts';

/** Chance that a seed decides. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  /** True in so many of 1 cases. */
  readonly happens: (share: number) => boolean;
  /** One of the items; throws where there is none. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** The items in another order. */
  readonly shuffled: <T>(items: readonly T[]) => readonly T[];
}

/** Chance of its own for each purpose, so that a draw more for one changes nothing for the others. */
export function chanceOf(seed: number, purpose: string): Chance {
  let mixed = seed | 0;
  for (const character of purpose) mixed = (Math.imul(mixed, 31) + (character.codePointAt(0) ?? 0)) | 0;
  const next = seededNumbers(mixed);
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('There is nothing to choose from.');
    // Safe: the place is one of the list, whose items may be undefined only where T says so.
    return items[between(0, items.length - 1)] as T;
  };
  return {
    between,
    pick,
    happens: (share) => next() < share,
    shuffled: (items) => items.map((item) => ({ item, rank: next() })).sort((one, other) => one.rank - other.rank).map(({ item }) => item),
  };
}
