import {
  articleContentHash, articleIdOf, contentHashOf, eventIdOf, makeEvent, orderKeyOf, revisionIdOf, sourceRetractionIdOf,
  type Event, type EventContext, type OrderKey,
} from '@on-record/domain';
import type { Reading } from '../formats/delivery-format';
import { toDeliveryIgnored, toDeliveryRefused } from './delivery-events';
import type { Receipt } from './receipt';
import type { Refusal } from './refusal';

/** A fact about an article that a delivery gave rise to. */
export interface ArticleFact {
  readonly kind: 'recorded' | 'retracted';
  readonly articleId: string;
  /** The revision's or the retraction's id. */
  readonly factId: string;
  readonly orderKey: OrderKey;
  readonly event: Event<'ArticleReceived'> | Event<'ArticleRetracted'>;
}

/** What is to be done about a delivery that could be authenticated. */
export type Decision =
  | { readonly kind: 'append'; readonly fact: ArticleFact }
  | { readonly kind: 'ignore'; readonly event: Event<'DeliveryIgnored'>; readonly reason: string }
  | { readonly kind: 'refuse'; readonly event: Event<'DeliveryRefused'>; readonly refusal: Refusal };

/** Where undated revisions of an article stand in time: the moment to take for one that is received at `receivedAtMs`. */
export type MomentOf = (articleId: string, receivedAtMs: number) => number;

type Identified = Extract<Reading, { kind: 'article' | 'retraction' }>;

/** Decides what a delivery is, by its reading; pure. */
export function decideDelivery(reading: Reading, receipt: Receipt, momentOf: MomentOf): Decision {
  switch (reading.kind) {
    case 'article':
      return { kind: 'append', fact: revisionFact(reading, receipt, momentOf) };
    case 'retraction':
      return { kind: 'append', fact: retractionFact(reading, receipt, momentOf) };
    case 'ignored':
      return { kind: 'ignore', event: toDeliveryIgnored(receipt, reading.reason), reason: reading.reason };
    case 'refused':
      return { kind: 'refuse', event: toDeliveryRefused(receipt, reading.refusal), refusal: reading.refusal };
  }
}

function revisionFact(reading: Extract<Reading, { kind: 'article' }>, receipt: Receipt, momentOf: MomentOf): ArticleFact {
  const { deliveryId, source, receivedAtMs } = receipt;
  const { guid, version, versionCreatedMs, content } = reading;
  const { articleId, orderKey } = placed(reading, receipt, { contentHash: articleContentHash(content), momentOf });
  const revisionId = revisionIdOf(articleId, orderKey);
  const event = makeEvent('ArticleReceived', aboutArticle(receipt, articleId, eventIdOf('ArticleReceived', revisionId)), {
    articleId, revisionId, deliveryId, source, guid, orderKey, version,
    versionCreated: versionCreatedMs === undefined ? undefined : new Date(versionCreatedMs).toISOString(),
    receivedAt: new Date(receivedAtMs).toISOString(),
    content,
  });
  return { kind: 'recorded', articleId, factId: revisionId, orderKey, event };
}

function retractionFact(reading: Extract<Reading, { kind: 'retraction' }>, receipt: Receipt, momentOf: MomentOf): ArticleFact {
  const { deliveryId, source, receivedAtMs } = receipt;
  const { guid, status, reason } = reading;
  const contentHash = contentHashOf({ status, reason });
  const { articleId, orderKey } = placed(reading, receipt, { contentHash, momentOf });
  const retractionId = sourceRetractionIdOf(articleId, orderKey);
  const event = makeEvent('ArticleRetracted', aboutArticle(receipt, articleId, eventIdOf('ArticleRetracted', retractionId)), {
    articleId, retractionId, source, guid,
    retractedAt: new Date(receivedAtMs).toISOString(),
    by: { kind: 'source', orderKey, deliveryId, status, reason },
  });
  return { kind: 'retracted', articleId, factId: retractionId, orderKey, event };
}

function placed(
  reading: Identified,
  receipt: Receipt,
  by: { readonly contentHash: string; readonly momentOf: MomentOf },
): { readonly articleId: string; readonly orderKey: OrderKey } {
  const articleId = articleIdOf(receipt.source, reading.guid);
  const receivedAtMs = by.momentOf(articleId, receipt.receivedAtMs);
  const { version, versionCreatedMs } = reading;
  return { articleId, orderKey: orderKeyOf({ version, versionCreatedMs, receivedAtMs, contentHash: by.contentHash }) };
}

function aboutArticle(receipt: Receipt, articleId: string, id: string): EventContext {
  const { deliveryId, receivedAtMs, traceparent } = receipt;
  return {
    id, traceparent,
    subject: articleId,
    time: new Date(receivedAtMs).toISOString(),
    correlationId: deliveryId,
    causationId: eventIdOf('DeliveryReceived', deliveryId),
  };
}
