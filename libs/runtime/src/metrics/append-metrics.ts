import { OnRecordError, type EventLog, type LogRecord } from '@on-record/domain';
import type { Metrics } from './metrics';

/** Appends to the log. */
type Append = EventLog['append'];

/** Appends as the log does, and measures it. */
export function measureAppends(metrics: Metrics, log: Pick<EventLog, 'append'>): Pick<EventLog, 'append'> {
  const duration = metrics.histogram({ name: 'append_duration_seconds', help: 'Time from an append to its acknowledgement by the log, retries included.' });
  const failures = metrics.counter({ name: 'append_failures_total', help: 'Appends that the log did not acknowledge, by the code of the error.', labels: ['code'] });
  const append: Append = async (records: readonly LogRecord[], options) => {
    const begunMs = performance.now();
    try {
      await log.append(records, options);
      duration.observe((performance.now() - begunMs) / 1000);
    } catch (error) {
      failures.inc({ code: codeOf(error) });
      throw error;
    }
  };
  return { append };
}

/** The code of an error as a label; errors outside of the closed list share one. */
export function codeOf(error: unknown): string {
  return error instanceof OnRecordError ? error.code : 'OTHER';
}
