import { encodeOrderKey, type ArticleErased, type ArticleReinstated, type ArticleRetracted } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';

/** Every retraction, by a source or by an operator. */
export const retractionsTable = {
  name: 'retractions',
  key: ['article_id', 'retraction_id'],
  columns: {
    article_id: 'uuid', retraction_id: 'uuid', source: 'text', guid: 'text', retracted_by: 'text', order_key: 'text',
    delivery_id: 'uuid', status: 'text', operator: 'text', reason: 'text', retracted_at: 'timestamptz',
  },
} as const satisfies FactTable;

/** Every retraction that an operator ended. */
export const reinstatementsTable = {
  name: 'reinstatements',
  key: ['article_id', 'retraction_id'],
  columns: { article_id: 'uuid', retraction_id: 'uuid', operator: 'text', reason: 'text', reinstated_at: 'timestamptz' },
} as const satisfies FactTable;

/** The latest erasure of each erased article. */
export const erasuresTable = {
  name: 'erasures',
  key: ['article_id'],
  columns: { article_id: 'uuid', operator: 'text', reason: 'text', erased_at: 'timestamptz' },
} as const satisfies FactTable;

/** The row of a retraction. */
export function toRetractionRow({ articleId, retractionId, source, guid, retractedAt, by }: ArticleRetracted) {
  const retraction = { article_id: articleId, retraction_id: retractionId, source, guid, retracted_by: by.kind, retracted_at: retractedAt };
  return by.kind === 'source'
    ? {
        ...retraction, order_key: encodeOrderKey(by.orderKey), delivery_id: by.deliveryId, status: by.status, operator: null,
        reason: by.reason ?? null,
      }
    : { ...retraction, order_key: null, delivery_id: null, status: null, operator: by.actor, reason: by.reason };
}

/** The row of a reinstatement. */
export function toReinstatementRow({ articleId, retractionId, reinstatedAt, by }: ArticleReinstated) {
  return { article_id: articleId, retraction_id: retractionId, operator: by.actor, reason: by.reason, reinstated_at: reinstatedAt };
}

/** The row of an erasure. */
export function toErasureRow({ articleId, erasedAt, by }: ArticleErased) {
  return { article_id: articleId, operator: by.actor, reason: by.reason, erased_at: erasedAt };
}
