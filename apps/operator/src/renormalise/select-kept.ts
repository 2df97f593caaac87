import type { DeliveredFact } from '@on-record/projections';
import type { KeptDelivery } from './kept-delivery';

/** Which deliveries are looked for; what is left out does not matter. */
export interface KeptFilters {
  readonly source?: string | undefined;
  readonly format?: string | undefined;
  /** ISO 8601, UTC; the beginning is within, the end is not. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** What is asked for by name, or by filters. */
export interface KeptChoice extends KeptFilters {
  /** Ids of deliveries; none where filters choose. */
  readonly deliveryIds: ReadonlySet<string>;
  /** Also what is left out otherwise. */
  readonly again?: boolean | undefined;
}

/** What of the deliveries is to be delivered again, and what is not, by reason. */
export interface KeptSelection {
  /** Oldest first. */
  readonly chosen: readonly KeptDelivery[];
  /** Ordered by receipt, and no longer the newest of its article: delivered again, an old state would become the newest. */
  readonly outdated: readonly KeptDelivery[];
  /** Became no article: refused or ignored after they were kept, or a repetition of another. */
  readonly unused: readonly KeptDelivery[];
}

/** Says whether a delivery is asked for. */
export function isAskedFor({ deliveryId, source, format, receivedAt }: KeptDelivery, choice: KeptChoice): boolean {
  if (choice.deliveryIds.size > 0) return choice.deliveryIds.has(deliveryId);
  return (choice.source === undefined || source === choice.source) && (choice.format === undefined || format === choice.format) &&
    (choice.since === undefined || receivedAt >= choice.since) && (choice.until === undefined || receivedAt < choice.until);
}

/**
 * Decides what of the deliveries that are asked for is delivered again; pure. A delivery without version and date is ordered by
 * its receipt, which is now: only the newest of its article leaves the order as it is. What became no article may be such a one, too.
 */
export function selectKept(asked: readonly KeptDelivery[], facts: readonly DeliveredFact[], { again = false }: Pick<KeptChoice, 'again'>): KeptSelection {
  const byDelivery = Map.groupBy(facts, ({ deliveryId }) => deliveryId);
  const fate = ({ deliveryId }: KeptDelivery): keyof KeptSelection => {
    const own = byDelivery.get(deliveryId) ?? [];
    if (again) return 'chosen';
    if (own.length === 0) return 'unused';
    return own.some(({ orderKey, isNewest }) => orderKey.receivedAtMs > 0 && !isNewest) ? 'outdated' : 'chosen';
  };
  const byFate = Map.groupBy(asked, fate);
  return { chosen: byFate.get('chosen') ?? [], outdated: byFate.get('outdated') ?? [], unused: byFate.get('unused') ?? [] };
}
