import type { Database } from '../database/open-database';

/** Which of these deliveries became a revision or a retraction that the read models hold. Fails with DATABASE_UNAVAILABLE. */
export async function findRecordedDeliveries(database: Database, deliveryIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (deliveryIds.length === 0) return new Set();
  const { rows } = await database.transaction('looking for what became of deliveries', (client) => client.query<{ id: string }>(
    `SELECT delivery_id AS id FROM article_revisions WHERE delivery_id = ANY($1::uuid[])
     UNION SELECT delivery_id FROM retractions WHERE delivery_id = ANY($1::uuid[])`, [deliveryIds]));
  return new Set(rows.map(({ id }) => id));
}
