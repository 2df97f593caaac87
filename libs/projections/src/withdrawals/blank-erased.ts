import type { PoolClient } from 'pg';

const BLANK = [
  `UPDATE article_revisions SET text = '', aligned_text = NULL, marks = '[]', headline = '', standfirst = NULL, byline = NULL, url = NULL
   WHERE article_id = ANY ($1::uuid[])`,
  `UPDATE retractions SET reason = NULL WHERE article_id = ANY ($1::uuid[]) AND retracted_by = 'source'`,
  'DELETE FROM statements WHERE article_id = ANY ($1::uuid[])',
  'DELETE FROM accusations WHERE article_id = ANY ($1::uuid[])',
  'DELETE FROM denials WHERE article_id = ANY ($1::uuid[])',
  `UPDATE runs SET statement_ids = '{}', accusation_ids = '{}', denial_ids = '{}', diagnostics = '[]', failure_reason = NULL
   WHERE article_id = ANY ($1::uuid[])`,
] as const;

/**
 * Takes text, findings and links from the facts of those of the articles that were erased; ids, times and the reason of
 * the erasure stay. Done again whenever a fact of such an article comes, for a replay brings its text back.
 */
export async function blankErased(client: PoolClient, articleIds: readonly string[]): Promise<void> {
  const erased = await client.query<{ readonly article_id: string }>('SELECT article_id FROM erasures WHERE article_id = ANY ($1::uuid[])', [articleIds]);
  if (erased.rows.length === 0) return;
  const ids = erased.rows.map((row) => row.article_id);
  for (const sql of BLANK) await client.query(sql, [ids]);
}
