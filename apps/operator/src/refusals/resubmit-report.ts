import { toTable } from '../to-table';
import type { Selection } from './select-refusals';
import type { SetAsideDelivery } from './set-aside-delivery';

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
