import type { OrderKey } from '@on-record/domain';
import { decodeOrderKey } from '../article-revisions/decode-order-key';
import type { Database } from '../database/open-database';

/** A revision or retraction that a delivery became. */
export interface DeliveredFact {
  readonly deliveryId: string;
  readonly articleId: string;
  readonly orderKey: OrderKey;
  /** Whether no revision and no retraction of the article comes after it in order. */
  readonly isNewest: boolean;
}

interface FactRow {
  readonly deliveryId: string;
  readonly articleId: string;
  readonly orderKey: string;
  readonly isNewest: boolean;
}

const FACTS = `
  SELECT f.delivery_id AS "deliveryId", f.article_id AS "articleId", f.order_key AS "orderKey",
    NOT EXISTS (SELECT FROM article_revisions r WHERE r.article_id = f.article_id AND r.order_key > f.order_key)
    AND NOT EXISTS (SELECT FROM retractions t WHERE t.article_id = f.article_id AND t.order_key > f.order_key) AS "isNewest"
  FROM (
    SELECT delivery_id, article_id, order_key FROM article_revisions
    UNION ALL SELECT delivery_id, article_id, order_key FROM retractions WHERE delivery_id IS NOT NULL) f`;

/** What deliveries became, as the read models hold it. Fails as `Database.transaction` does. */
export function findFactsOfDeliveries(database: Database, deliveryIds: readonly string[]): Promise<readonly DeliveredFact[]> {
  return find(database, 'f.delivery_id', deliveryIds);
}

/** What articles are made of: their revisions and their sources' retractions, with the deliveries that brought them. Fails as `Database.transaction` does. */
export function findFactsOfArticles(database: Database, articleIds: readonly string[]): Promise<readonly DeliveredFact[]> {
  return find(database, 'f.article_id', articleIds);
}

async function find(database: Database, column: string, ids: readonly string[]): Promise<readonly DeliveredFact[]> {
  if (ids.length === 0) return [];
  const { rows } = await database.transaction('looking for what became of deliveries', (client) => client.query<FactRow>(`${FACTS} WHERE ${column} = ANY ($1::uuid[])`, [ids]));
  return rows.map((row) => ({ ...row, orderKey: decodeOrderKey(row.orderKey) }));
}
