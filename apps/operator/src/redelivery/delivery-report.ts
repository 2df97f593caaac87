import { jsonText } from '../json-text';
import { printable } from '../printable-text';
import type { Redelivered } from './deliver-all';

/** How many were asked for, what came of them, and how many are left: not tried, or tried when the ingestor took nothing more. */
export interface RedeliverySummary {
  readonly chosen: number;
  readonly taken: number;
  readonly refused: number;
  /** Not taken by an ingestor that is well. */
  readonly failed: number;
  readonly left: number;
}

/** The summary before anything is delivered. */
export function summaryOf(chosen: number): RedeliverySummary {
  return { chosen, taken: 0, refused: 0, failed: 0, left: chosen };
}

/** The summary with one more outcome in it. */
export function withOutcome(summary: RedeliverySummary, { kind }: Redelivered['outcome']): RedeliverySummary {
  return kind === 'stopped' ? summary : { ...summary, [kind]: summary[kind] + 1, left: summary.left - 1 };
}

/** The last line: how far it came. */
export function closing({ chosen, taken, refused, failed, left }: RedeliverySummary): string {
  const parts = [
    `${taken} were taken`, `${refused} refused again`,
    ...(failed > 0 ? [`${failed} failed, each for itself (see its line)`] : []),
    ...(left > 0 ? [`${left} not delivered`] : []),
  ];
  return `Of ${chosen} deliveries ${parts.join(', ')}${failed + left > 0 ? ': do it again with the same words once the cause is mended' : ''}.`;
}

/** The line about one delivery. */
export function lineOf({ deliveryId, source, outcome }: Redelivered): string {
  switch (outcome.kind) {
    case 'taken':
      return `${outcome.status}  ${deliveryId}  ${source}  ${printable(outcome.what)}${outcome.articleId === undefined ? '' : `, article ${printable(outcome.articleId)}`}`;
    case 'refused':
      return `${outcome.status}  ${deliveryId}  ${source}  refused again: ${printable(outcome.code)} ${printable(outcome.why)}`;
    case 'failed':
      return `     ${deliveryId}  ${source}  failed: ${printable(outcome.why)}`;
    case 'stopped':
      return `     ${deliveryId}  ${source}  stopped: ${printable(outcome.why)}`;
  }
}

/** Tells of what is delivered, as it is done or at the end. */
export interface Teller {
  readonly take: (each: Redelivered) => void;
  /** To be called also where it breaks in the middle: what was delivered before stays delivered. */
  readonly close: () => void;
}

/** Tells of each delivery as it is done, or of all at the end as JSON with `context` beside; sets the exit code where not all were taken. */
export function createTeller(chosen: number, { isJson, context }: { readonly isJson: boolean; readonly context: object }): Teller {
  const results: Redelivered[] = [];
  let summary = summaryOf(chosen);
  return {
    take: (each) => {
      summary = withOutcome(summary, each.outcome);
      if (isJson) results.push(each);
      else process.stdout.write(`${lineOf(each)}\n`);
    },
    close: () => {
      if (summary.taken < summary.chosen) process.exitCode = 1;
      process.stdout.write(isJson ? `${jsonText({ isDryRun: false, ...context, ...summary, results })}\n` : `\n${closing(summary)}\n`);
    },
  };
}
