import type { OrderKey } from '@on-record/domain';
import { LRUCache } from 'lru-cache';
import type { ArticleFact } from './decide-delivery';

/** A fact that this process has had acknowledged by the log. */
export interface AcknowledgedFact {
  readonly factId: string;
  readonly deliveryId: string;
}

/**
 * What this process had acknowledged of late, so that a delivery sent again is answered with the ids of the first.
 *
 * A fact with a version number or date is known by its id. One with neither is ordered by receipt: it is known only
 * while the last state of its article has the same content, for A, B, A must end in A.
 */
export interface AcknowledgedFacts {
  find(fact: ArticleFact): AcknowledgedFact | undefined;
  remember(fact: ArticleFact, deliveryId: string): void;
  hasDelivery(deliveryId: string): boolean;
  rememberDelivery(deliveryId: string): void;
  /** A moment later than that of the last fact of the article, whatever the clock says. */
  momentOf(articleId: string, receivedAtMs: number): number;
}

interface LastFact extends AcknowledgedFact {
  readonly contentHash: string;
  readonly momentMs: number;
}

/** Remembers the latest `max` facts, articles and deliveries. */
export function createAcknowledgedFacts(max: number): AcknowledgedFacts {
  const deliveryByFact = new LRUCache<string, string>({ max });
  const lastByArticle = new LRUCache<string, LastFact>({ max });
  const deliveries = new LRUCache<string, true>({ max });
  return {
    find: ({ articleId, factId, orderKey }) => {
      if (isUndated(orderKey)) {
        const last = lastByArticle.get(articleId);
        return last?.contentHash === orderKey.contentHash ? last : undefined;
      }
      const deliveryId = deliveryByFact.get(factId);
      return deliveryId === undefined ? undefined : { factId, deliveryId };
    },
    remember: ({ articleId, factId, orderKey, event }, deliveryId) => {
      if (!isUndated(orderKey)) deliveryByFact.set(factId, deliveryId);
      // Answers of the log may overtake one another: the fact received last counts, not the one acknowledged last.
      const momentMs = isUndated(orderKey) ? orderKey.receivedAtMs : Date.parse(event.time);
      if ((lastByArticle.peek(articleId)?.momentMs ?? 0) > momentMs) return;
      lastByArticle.set(articleId, { factId, deliveryId, contentHash: orderKey.contentHash, momentMs });
    },
    hasDelivery: (deliveryId) => deliveries.has(deliveryId),
    rememberDelivery: (deliveryId) => {
      deliveries.set(deliveryId, true);
    },
    momentOf: (articleId, receivedAtMs) => Math.max(receivedAtMs, (lastByArticle.peek(articleId)?.momentMs ?? 0) + 1),
  };
}

/** An undated fact is the only one whose key holds the moment of receipt, which is never zero. */
function isUndated(orderKey: OrderKey): boolean {
  return orderKey.receivedAtMs > 0;
}
