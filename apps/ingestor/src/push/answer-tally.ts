import type { Logger, Metrics } from '@on-record/runtime';
import type { Answer } from './answer';

/** Counts answers by status and code; what is refused without being kept is seen here and nowhere else. */
export interface AnswerTally {
  count(answer: Answer): void;
  counts(): Readonly<Record<string, number>>;
  /** Ends the regular log lines, with a last one. */
  close(): void;
}

/** What the tally writes to. */
export interface AnswerTallyOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly everyMs?: number;
}

/** Counts from zero, for metrics, and writes all counts to the log at intervals in which something was counted. */
export function createAnswerTally({ logger, metrics, everyMs = 60_000 }: AnswerTallyOptions): AnswerTally {
  const answers = metrics.counter({
    name: 'deliveries_total',
    help: 'Deliveries answered, by status and, where they were not taken, by the code that says why.',
    labels: ['status', 'code'],
  });
  const counts = new Map<string, number>();
  let hasNews = false;
  const tell = (): void => {
    if (hasNews) logger.info('Deliveries answered since the start.', { answers: Object.fromEntries(counts) });
    hasNews = false;
  };
  const timer = setInterval(tell, everyMs).unref();
  return {
    count: ({ status, body }) => {
      // The codes are a closed list, so that the number of counters is bounded.
      const code = typeof body['code'] === 'string' ? body['code'] : '';
      answers.inc({ status: String(status), code });
      const name = code === '' ? String(status) : `${status} ${code}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      hasNews = true;
    },
    counts: () => Object.fromEntries(counts),
    close: () => {
      clearInterval(timer);
      tell();
    },
  };
}
