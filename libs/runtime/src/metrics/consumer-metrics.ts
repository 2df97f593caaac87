import { consumerPhases, errorCodes, type ConsumerObserver, type ConsumerState, type ErrorCode } from '@on-record/domain';
import { codeOf } from './append-metrics';
import type { Metrics } from './metrics';

/** What a consumer counts while it works. */
export interface ConsumerMetrics extends ConsumerObserver {
  /** Counts a record that was set aside as a dead letter, by the code that says why. */
  countDeadLetter(code: ErrorCode): void;
}

/** Counts and measures what a consumer does; `state` and whether its stage is paused are asked at each scrape. */
export function consumerMetrics(metrics: Metrics, state: () => ConsumerState, isPaused: () => boolean = () => false): ConsumerMetrics {
  const batches = metrics.counter({ name: 'handled_batches_total', help: 'Batches of records durably handled.', labels: ['topic'] });
  const records = metrics.counter({ name: 'handled_records_total', help: 'Records in the batches durably handled.', labels: ['topic'] });
  const duration = metrics.histogram({ name: 'batch_duration_seconds', help: 'Time that a batch took to be handled, commits included.', labels: ['topic'] });
  const backOffs = metrics.counter({ name: 'back_offs_total', help: 'Times that trouble was waited out and the same tried again, by the code of the error.', labels: ['topic', 'code'] });
  const deadLetters = metrics.counter({ name: 'dead_letters_total', help: 'Records set aside because they cannot be handled, by the code that says why.', labels: ['code'] });
  // From 0, so that the first one is an increase.
  for (const code of errorCodes) deadLetters.inc({ code }, 0);
  const progress = measureProgress(metrics, state);
  const paused = metrics.gauge({ name: 'consumer_paused', help: '1 while an operator has paused the stage, else 0.' });
  metrics.onScrape(() => paused.set(isPaused() ? 1 : 0));
  return {
    batchHandled: (batch, seconds) => {
      const { topic } = batch;
      batches.inc({ topic });
      records.inc({ topic }, batch.records.length);
      duration.observe({ topic }, seconds);
      progress();
    },
    backedOff: ({ topic }, error) => backOffs.inc({ topic, code: codeOf(error) }),
    countDeadLetter: (code) => deadLetters.inc({ code }),
  };
}

/** The gauges of where a consumer stands; what it gives is to be called at each step forward. */
function measureProgress(metrics: Metrics, state: () => ConsumerState): () => void {
  const age = metrics.gauge({ name: 'progress_age_seconds', help: 'Time since the last batch was handled, or since the start; grows at rest too.' });
  const phases = metrics.gauge({ name: 'consumer_phase', help: '1 for the phase in which the consumer is, 0 for the others.', labels: ['phase'] });
  const assigned = metrics.gauge({ name: 'assigned_partitions', help: 'Partitions assigned to this process.', labels: ['topic'] });
  let lastMs = performance.now();
  metrics.onScrape(() => {
    const now = state();
    age.set((performance.now() - lastMs) / 1000);
    for (const phase of consumerPhases) phases.set({ phase }, phase === now.phase ? 1 : 0);
    assigned.reset();
    for (const { topic } of now.assigned) assigned.inc({ topic });
  });
  return () => (lastMs = performance.now());
}
