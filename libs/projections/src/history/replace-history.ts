import type { VisibilityInterval } from '@on-record/domain';
import type { PoolClient } from 'pg';

/** A stretch of the history of an article. */
export interface HistoryRow extends VisibilityInterval {
  readonly articleId: string;
}

/** A moment from milliseconds; as text, a year beyond 9999 would be none for Postgres. */
const moment = (column: string): string => `'epoch'::timestamptz + ${column} * interval '1 millisecond'`;

/** One statement: what is no longer told goes, what is told already stays untouched. A statement may not delete and insert one row. */
const REPLACE = `
  WITH told AS (
    SELECT article_id, ${moment('from_ms')} AS valid_from, ${moment('to_ms')} AS valid_to, state, revision_id, run_id
    FROM unnest($2::uuid[], $3::float8[], $4::float8[], $5::text[], $6::uuid[], $7::uuid[]) AS told (article_id, from_ms, to_ms, state, revision_id, run_id)
  ), gone AS (
    DELETE FROM article_history AS history WHERE article_id = ANY ($1::uuid[])
      AND NOT EXISTS (SELECT FROM told WHERE told.article_id = history.article_id AND told.valid_from = history.valid_from)
  )
  INSERT INTO article_history AS history (article_id, valid_from, valid_to, state, revision_id, run_id)
  SELECT article_id, valid_from, valid_to, state, revision_id, run_id FROM told ORDER BY article_id, valid_from
  ON CONFLICT (article_id, valid_from) DO UPDATE
    SET valid_to = excluded.valid_to, state = excluded.state, revision_id = excluded.revision_id, run_id = excluded.run_id
    WHERE (history.valid_to, history.state, history.revision_id, history.run_id)
      IS DISTINCT FROM (excluded.valid_to, excluded.state, excluded.revision_id, excluded.run_id)`;

/** Replaces the history of articles by what their facts tell now. */
export async function replaceHistory(client: PoolClient, articleIds: readonly string[], rows: readonly HistoryRow[]): Promise<void> {
  await client.query(REPLACE, [
    [...articleIds], rows.map(({ articleId }) => articleId), rows.map(({ fromMs }) => fromMs), rows.map(({ toMs }) => toMs ?? null),
    rows.map(({ state }) => state), rows.map(({ revisionId }) => revisionId ?? null), rows.map(({ runId }) => runId ?? null),
  ]);
}
