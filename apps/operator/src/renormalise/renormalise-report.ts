import { toTable } from '../to-table';
import type { KeptDelivery } from './kept-delivery';
import type { KeptSelection } from './select-kept';

/** How many were asked for and are not delivered, by reason. */
export function leftOut({ outdated, unused }: KeptSelection): { readonly outdated: number; readonly unused: number } {
  return { outdated: outdated.length, unused: unused.length };
}

/** What is to be delivered, and what is left out. */
export function describeKept({ chosen, outdated, unused }: KeptSelection): string {
  const notes = [
    ...(outdated.length > 0 ? [`Left out: ${outdated.length} without version and date that are no longer the newest of their article; with --again each becomes the newest.`] : []),
    ...(unused.length > 0 ? [`Left out: ${unused.length} that became no article (refused, left alone, or a repetition); --again takes them too.`] : []),
  ];
  return [`To be delivered again: ${chosen.length}`, ...(chosen.length > 0 ? ['', toTable(grouped(chosen)), ''] : []), ...notes].join('\n').trimEnd();
}

/** How many of each source and format, and their size. */
function grouped(deliveries: readonly KeptDelivery[]): readonly { readonly source: string; readonly format: string; readonly deliveries: number; readonly bytes: number }[] {
  const groups = Map.groupBy(deliveries, ({ source, format }) => `${source} ${format}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ source: first.source, format: first.format, deliveries: group.length, bytes: group.reduce((sum, { bytes }) => sum + bytes, 0) }];
  });
}
