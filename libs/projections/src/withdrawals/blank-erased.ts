import type { PoolClient } from 'pg';

/** What comes of facts that the log loses with the erasure. */
const OF_LOST_FACTS = [
  'DELETE FROM article_revisions WHERE article_id = ANY ($1::uuid[])',
  `DELETE FROM retractions WHERE article_id = ANY ($1::uuid[]) AND retracted_by = 'source'`,
  'DELETE FROM statements WHERE article_id = ANY ($1::uuid[])',
  'DELETE FROM accusations WHERE article_id = ANY ($1::uuid[])',
  'DELETE FROM denials WHERE article_id = ANY ($1::uuid[])',
  'DELETE FROM finding_overrides WHERE article_id = ANY ($1::uuid[])',
  'DELETE FROM runs WHERE article_id = ANY ($1::uuid[])',
] as const;

/**
 * Takes away the facts of those of the articles that were erased, but for what operators did. The log loses the same facts to
 * tombstones, sooner or later: so the rows are the same whether they are made before or after, and whatever comes late. Done
 * again whenever a fact of such an article comes, for a replay or a source that sends it again brings its text back.
 */
export async function blankErased(client: PoolClient, articleIds: readonly string[]): Promise<void> {
  const erased = await client.query<{ readonly article_id: string }>('SELECT article_id FROM erasures WHERE article_id = ANY ($1::uuid[])', [articleIds]);
  if (erased.rows.length === 0) return;
  const ids = erased.rows.map((row) => row.article_id);
  for (const sql of OF_LOST_FACTS) await client.query(sql, [ids]);
}
