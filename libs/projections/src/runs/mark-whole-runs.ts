import type { PoolClient } from 'pg';

/** Says that no id of a manifest list lacks its finding. */
function allPresent(list: string, table: string, id: string): string {
  return `NOT EXISTS (
    SELECT FROM unnest(run.${list}) AS listed (id)
    WHERE NOT EXISTS (
      SELECT FROM ${table} AS found
      WHERE found.article_id = run.article_id AND found.run_id = run.run_id AND found.${id} = listed.id))`;
}

const MARK = `
  UPDATE runs AS run SET is_whole = true
  WHERE run.article_id = ANY ($1::uuid[]) AND run.outcome = 'completed' AND NOT run.is_whole
    AND ${allPresent('statement_ids', 'statements', 'statement_id')}
    AND ${allPresent('accusation_ids', 'accusations', 'accusation_id')}
    AND ${allPresent('denial_ids', 'denials', 'denial_id')}`;

/** Marks the runs of articles as whole whose manifest is all there. Findings never go away again, but by erasure. */
export async function markWholeRuns(client: PoolClient, articleIds: readonly string[]): Promise<void> {
  await client.query(MARK, [articleIds]);
}
