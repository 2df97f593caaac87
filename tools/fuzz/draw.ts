import { seededNumbers } from '../../test/support/seeded-numbers.ts';

/** Chance that a seed decides: the same calls give the same answers. */
export interface Draw {
  /** A whole number from 0, below the bound. */
  readonly below: (bound: number) => number;
  /** One of several things. */
  readonly oneOf: <T>(things: readonly [T, ...T[]]) => T;
  /** Whether something happens that happens once in so many times. */
  readonly onceIn: (times: number) => boolean;
}

/** Chance for one case of a run. */
export function drawOf(seed: number, place: number): Draw {
  const next = seededNumbers(Math.imul(seed, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b));
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, oneOf: (things) => things[below(things.length)] ?? things[0], onceIn: (times) => below(times) === 0 };
}

/** As many of something as are wanted. */
export function many<T>(count: number, make: (place: number) => T): T[] {
  return Array.from({ length: count }, (_none, place) => make(place));
}

/** How long a text gets: most are short, some as long as an article, a few very long. */
export function lengthOf({ below, onceIn }: Draw): number {
  if (onceIn(12)) return 20_000 + below(180_000);
  return onceIn(3) ? 1_000 + below(8_000) : 1 + below(400);
}
