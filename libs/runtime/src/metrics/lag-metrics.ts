import type { Gauge } from 'prom-client';
import type { PartitionLag, PositionWatch } from '../lag/position-watch';
import type { Metrics } from './metrics';
import { standardLagMetrics, type LagOwner } from './standard-lag-metrics';

/** What is measured, and how old it may be. */
export interface LagMetricsOptions {
  readonly watch: Pick<PositionWatch, 'seen'>;
  readonly owner: LagOwner;
  /** What was seen longer ago is not told any more: a lag that stands still for lack of news would look like good news. */
  readonly staleAfterMs: number;
}

/**
 * Lag by partition, of what the watch saw last: a scrape asks nobody. Our own names tell all partitions, whoever reads
 * them, so that one that nobody reads is seen; the standard names tell the assigned ones, so that sums over processes hold.
 */
export function lagMetrics(metrics: Metrics, { watch, owner, staleAfterMs }: LagMetricsOptions): void {
  const labels = ['topic', 'partition'] as const;
  const lagEvents = metrics.gauge({ name: 'lag_events', help: 'Events of a partition not yet handled, whoever reads it; gaps in the offsets count too.', labels });
  const lagSeconds = metrics.gauge({ name: 'lag_seconds', help: 'For how long the next event of a partition has waited, whoever reads it; an estimate.', labels });
  const standstill = metrics.gauge({ name: 'standstill_seconds', help: 'For how long the position of an assigned partition has stood still before events that wait.', labels });
  const age = metrics.gauge({ name: 'position_age_seconds', help: 'Time since positions and ends were last read; the lag is not told when they are too old.' });
  const standard = standardLagMetrics(metrics, owner);
  const startedMs = Date.now();
  metrics.onScrape(() => {
    const ageMs = Date.now() - (watch.seen?.atMs ?? startedMs);
    age.set(ageMs / 1000);
    const partitions = ageMs <= staleAfterMs ? (watch.seen?.partitions ?? []) : [];
    const ours = partitions.filter(({ isAssigned }) => isAssigned);
    fill(lagEvents, partitions, (lag) => lag.lagEvents);
    fill(lagSeconds, partitions, (lag) => lag.lagSeconds);
    fill(standstill, partitions.filter(({ standstillMs }) => standstillMs !== undefined), (lag) => (lag.standstillMs ?? 0) / 1000);
    standard(ours);
  });
}

function fill(gauge: Gauge<'topic' | 'partition'>, partitions: readonly PartitionLag[], valueOf: (lag: PartitionLag) => number): void {
  gauge.reset();
  for (const lag of partitions) gauge.set({ topic: lag.topic, partition: String(lag.partition) }, valueOf(lag));
}
