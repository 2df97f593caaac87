import { setTimeout as delay } from 'node:timers/promises';
import type { ReadinessProbe } from '../health';
import type { PartitionLag, PositionWatch } from './position-watch';

/** Below the time that health gives a probe, so that the answer can say what is the matter. */
const PATIENCE_MS = 1_500;
/** A look may be slow or fail; nobody can tell where things stand when several have. */
const LOOKS_MISSED = 3;

/** What the probe goes by. */
export interface ProgressProbeOptions {
  readonly watch: PositionWatch;
  /** How long a partition may stand still before events that wait. */
  readonly stallMs: number;
  /** The time between two looks. */
  readonly everyMs: number;
}

/**
 * Not ready while a partition of this process has events waiting and its position stands still, nor when the last three
 * looks have failed or not come back, for then nobody can tell.
 * A standstill is noticed at the first look after it begins, one look late at most: so it counts from a look earlier, and
 * readiness is red within the time given. A process without partitions is ready: it waits for its turn.
 */
export function progressProbe({ watch, stallMs, everyMs }: ProgressProbeOptions): ReadinessProbe {
  return {
    name: 'progress',
    check: async () => {
      await Promise.race([watch.refresh(), delay(PATIENCE_MS, undefined, { ref: false })]);
      const { seen, trouble } = watch;
      const why = trouble === undefined ? '.' : `: ${trouble}`;
      if (seen === undefined) return { isReady: false, reason: `The positions have not been read yet${why}` };
      const ageMs = Date.now() - seen.atMs;
      if (ageMs > LOOKS_MISSED * everyMs + PATIENCE_MS) return { isReady: false, reason: `The positions cannot be read since ${iso(seen.atMs)}${why}` };
      const stalled = seen.partitions.filter(({ standstillMs }) => standstillMs !== undefined && standstillMs + everyMs >= stallMs);
      return stalled.length === 0 ? { isReady: true } : { isReady: false, reason: reasonOf(stalled, seen.atMs) };
    },
  };
}

function reasonOf(stalled: readonly PartitionLag[], atMs: number): string {
  const longestFirst = [...stalled].sort((a, b) => (b.standstillMs ?? 0) - (a.standstillMs ?? 0));
  const places = longestFirst.slice(0, 3).map(({ topic, partition, nextOffset, endOffset, standstillMs = 0 }) =>
    `${topic} ${partition} since ${iso(atMs - standstillMs)} at offset ${nextOffset} of ${endOffset}`);
  const others = stalled.length > places.length ? `, and ${stalled.length - places.length} more` : '';
  return `${stalled.length} partition(s) stand still: ${places.join('; ')}${others}.`;
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
