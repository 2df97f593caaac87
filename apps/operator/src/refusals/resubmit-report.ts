import { printable } from '../printable-text';
import { toTable } from '../to-table';
import type { Resubmitted } from './resubmit-refusals';
import type { Selection } from './select-refusals';
import type { SetAsideDelivery } from './set-aside-delivery';

/** How many were asked for, what came of them, and how many are left: not tried, or tried when the ingestor took nothing more. */
export interface ResubmitSummary {
  readonly chosen: number;
  readonly taken: number;
  readonly refused: number;
  /** Not taken by an ingestor that is well. */
  readonly failed: number;
  readonly left: number;
}

/** The summary before anything is delivered. */
export function summaryOf(chosen: number): ResubmitSummary {
  return { chosen, taken: 0, refused: 0, failed: 0, left: chosen };
}

/** The summary with one more outcome in it. */
export function withOutcome(summary: ResubmitSummary, { kind }: Resubmitted['outcome']): ResubmitSummary {
  return kind === 'stopped' ? summary : { ...summary, [kind]: summary[kind] + 1, left: summary.left - 1 };
}

/** The last line: how far it came. */
export function closing({ chosen, taken, refused, failed, left }: ResubmitSummary): string {
  const parts = [
    `${taken} were taken`, `${refused} refused again`,
    ...(failed > 0 ? [`${failed} failed, each for itself (see its line)`] : []),
    ...(left > 0 ? [`${left} not delivered`] : []),
  ];
  return `Of ${chosen} deliveries ${parts.join(', ')}${failed + left > 0 ? ': do it again with the same words once the cause is mended' : ''}.`;
}

/** The line about one delivery. */
export function lineOf({ deliveryId, source, outcome }: Resubmitted): string {
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

/** How many were asked for and are not delivered, by reason. */
export function leftOut({ truncated, taken, unproven }: Selection): { readonly truncated: number; readonly takenBefore: number; readonly unproven: number } {
  return { truncated: truncated.length, takenBefore: taken.length, unproven: unproven.length };
}

/** What is to be delivered, and what is left out. */
export function describeSelection(selection: Selection): string {
  const { chosen, truncated, taken, unproven } = selection;
  const vouched = chosen.filter(({ isUnproven }) => isUnproven).length;
  const notes = [
    ...(vouched > 0 ? [`${vouched} of them are not proven to come from their source: whoever resubmits them vouches for them. Look at them first (on-record refusals show).`] : []),
    ...(truncated.length > 0 ? [`Left out: ${truncated.length} of which only the beginning was kept; they cannot be resubmitted.`] : []),
    ...(taken.length > 0 ? [`Left out: ${taken.length} that became part of the record since; --again takes them too.`] : []),
    ...(unproven.length > 0 ? [`Left out: ${unproven.length} that are not proven to come from their source; choose them by --code or id.`] : []),
  ];
  return [`To be delivered again: ${chosen.length}`, ...(chosen.length > 0 ? ['', toTable(grouped(chosen)), ''] : []), ...notes].join('\n').trimEnd();
}

/** How many of each source and code, and their size. */
export function grouped(deliveries: readonly SetAsideDelivery[]): readonly { readonly source: string; readonly code: string; readonly deliveries: number; readonly bytes: number }[] {
  const groups = Map.groupBy(deliveries, ({ source, code }) => `${source} ${code}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ source: first.source, code: first.code, deliveries: group.length, bytes: group.reduce((sum, { bytes }) => sum + bytes, 0) }];
  });
}
