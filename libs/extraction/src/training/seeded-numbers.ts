/** Numbers that look random and are the same each time (mulberry32). */
export interface SeededNumbers {
  /** From 0 to below 1. */
  next(): number;
  /** The list in another order. */
  shuffled<T>(list: readonly T[]): readonly T[];
}

/** The sequence of a seed. */
export function seededNumbers(seed: number): SeededNumbers {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    shuffled(list) {
      const order = [...list];
      for (let at = order.length - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1));
        const [left, right] = [order[at], order[other]];
        // Both places are inside the list.
        order[at] = right as (typeof order)[number];
        order[other] = left as (typeof order)[number];
      }
      return order;
    },
  };
}
