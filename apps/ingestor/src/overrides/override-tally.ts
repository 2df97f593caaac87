import type { Metrics } from '@on-record/runtime';
import type { Answer } from '../push/answer';

/** Counts answers to corrections by status and code; guesses at the token are seen here and nowhere else. */
export function createOverrideTally(metrics: Metrics): (answer: Answer) => void {
  const answers = metrics.counter({
    name: 'overrides_total',
    help: 'Corrections by editors answered, by status and, where they were not taken, by the code that says why.',
    labels: ['status', 'code'],
  });
  // The codes are a closed list, so that the number of counters is bounded.
  return ({ status, body }) => answers.inc({ status: String(status), code: typeof body['code'] === 'string' ? body['code'] : '' });
}
