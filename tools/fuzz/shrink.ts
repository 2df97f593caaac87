/** What bounds the search for a smaller text. */
export interface ShrinkLimits {
  readonly tries: number;
  readonly untilMs: number;
  readonly nowMs: () => number;
}

/** A smaller text that still has a property which the given one has: pieces are left out, half of it first, single characters last. */
export function shrink(text: string, stillFails: (text: string) => boolean, { tries, untilMs, nowMs }: ShrinkLimits): string {
  let smallest = [...text];
  let left = tries;
  for (let size = Math.ceil(smallest.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < smallest.length;) {
      if (left <= 0 || nowMs() > untilMs) return smallest.join('');
      left -= 1;
      const without = [...smallest.slice(0, from), ...smallest.slice(from + size)];
      if (stillFails(without.join(''))) smallest = without;
      else from += size;
    }
  }
  return smallest.join('');
}
