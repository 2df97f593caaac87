/** The value that this share of the values does not exceed, by the nearest rank: always one that was measured. Throws where there is none. */
export function percentile(values: readonly number[], share: number): number {
  if (!(share > 0 && share <= 1)) throw new RangeError(`A percentile is a share above 0 and up to 1, not ${share}.`);
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.ceil(share * sorted.length) - 1];
  if (found === undefined) throw new RangeError('There is no percentile of nothing.');
  return found;
}

/** The middle of several rounds; of an even number the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
