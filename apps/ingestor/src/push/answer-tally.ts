import type { Logger } from '@on-record/runtime';
import type { Answer } from './answer';

/** Counts answers by status and code; what is refused without being kept is seen here and nowhere else. */
export interface AnswerTally {
  count(answer: Answer): void;
  counts(): Readonly<Record<string, number>>;
  /** Ends the regular log lines, with a last one. */
  close(): void;
}

/** Counts from zero and writes all counts to the log at intervals in which something was counted. */
export function createAnswerTally(logger: Logger, everyMs = 60_000): AnswerTally {
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
      const name = typeof body['code'] === 'string' ? `${status} ${body['code']}` : String(status);
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
