/** The end of a partition: it stood at `end` from `firstMs` to `lastMs`, as far as is known. */
export interface EndSample {
  readonly end: bigint;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** How the end of a partition moved, in the order of the ends. */
export type EndHistory = readonly EndSample[];

const MOST_SAMPLES = 120;

/** Adds that the end of the partition was seen at `end`. An end that moved back says that the log was cut: what stood behind it is forgotten. */
export function noteEnd(history: EndHistory, end: bigint, atMs: number): EndHistory {
  return merge(history.filter((sample) => sample.end <= end), end, atMs);
}

/** Adds that the record before `end` was appended at `atMs`: the end stood there just then. */
export function noteAppend(history: EndHistory, end: bigint, atMs: number): EndHistory {
  return merge(history, end, atMs);
}

/**
 * Forgets what no position from `position` on needs. Of a history that is still too long, every other sample goes: the
 * further apart they stand, the less exact the estimate between them.
 */
export function prune(history: EndHistory, position: bigint): EndHistory {
  const begin = history.findLastIndex((sample) => sample.end <= position);
  const needed = begin > 0 ? history.slice(begin) : history;
  if (needed.length <= MOST_SAMPLES) return needed;
  return needed.filter((_, index) => index % 2 === 0 || index === needed.length - 1);
}

/** Where a reader of the partition stands. */
export interface Standing {
  readonly position: bigint;
  readonly end: bigint;
  readonly nowMs: number;
}

/**
 * For how many seconds the next record at a position has waited, estimated without reading it: the end passed the position
 * between two samples, and between them it is taken to have moved evenly (as kafka-lag-exporter does). Where the end was
 * beyond the position when it was first seen, this is a lower bound: the record has waited at least since then.
 */
export function lagSeconds(history: EndHistory, { position, end, nowMs }: Standing): number {
  if (position >= end) return 0;
  const before = history.findLast((sample) => sample.end <= position);
  const after = history.find((sample) => sample.end > position);
  return Math.max(0, nowMs - (appendedMs(position, before, after) ?? nowMs)) / 1000;
}

/** When the record at a position was appended, between the sample before it and the one after it. */
function appendedMs(position: bigint, before: EndSample | undefined, after: EndSample | undefined): number | undefined {
  if (before === undefined) return after?.firstMs;
  if (after === undefined) return before.lastMs;
  const part = Number(position - before.end) / Number(after.end - before.end);
  return before.lastMs + part * Math.max(0, after.firstMs - before.lastMs);
}

function merge(history: EndHistory, end: bigint, atMs: number): EndHistory {
  const same = history.find((sample) => sample.end === end);
  const sample = { end, firstMs: Math.min(same?.firstMs ?? atMs, atMs), lastMs: Math.max(same?.lastMs ?? atMs, atMs) };
  return [...history.filter((each) => each.end < end), sample, ...history.filter((each) => each.end > end)];
}
