/**
 * Weights as bytes: the square root of each, as a share of that of the greatest. A byte below the least becomes nothing: small weights
 * are many, cost time at each word, and decide next to nothing.
 */
export function quantise(weights: Float64Array, least: number): Int8Array {
  let greatest = 0;
  for (const weight of weights) greatest = Math.max(greatest, Math.abs(weight));
  return Int8Array.from(weights, (weight) => {
    const size = Math.round(127 * Math.sqrt(Math.abs(weight) / greatest));
    return size < least ? 0 : Math.sign(weight) * size;
  });
}

/** Rows of bytes without what is nothing: how many entries each row has, and their classes and values. */
export function packSparse(values: Int8Array, classes: number): { readonly counts: Uint8Array; readonly classes: Uint8Array; readonly values: Uint8Array } {
  const counts = new Uint8Array(values.length / classes);
  const places: number[] = [];
  values.forEach((value, at) => {
    if (value === 0) return;
    places.push(at);
    const row = Math.floor(at / classes);
    counts[row] = (counts[row] ?? 0) + 1;
  });
  return { counts, classes: Uint8Array.from(places, (at) => at % classes), values: Uint8Array.from(places, (at) => (values[at] ?? 0) & 255) };
}
