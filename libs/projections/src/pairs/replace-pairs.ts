import type { PoolClient } from 'pg';

/** The run of an article that readers see. */
export interface ShownRun {
  readonly articleId: string;
  readonly runId: string;
}

/** Of the names in one article the longest, of equals the first by code point. */
const FULLEST = (column: string): string => `(array_agg(${column} ORDER BY length(${column}) DESC, ${column} COLLATE "C"))[1]`;

// Who has an id has a name, and the name costs no plan: what the id of several means would be planned for the condition again.
const INSERT = `
  INSERT INTO article_pairs (article_id, accuser, accused, accuser_name, accused_name, accusations, uncertain_accusations, mutual, denials)
  SELECT article_id, accuser, accused, ${FULLEST('accuser_name')}, ${FULLEST('accused_name')},
    count(*) FILTER (WHERE is_certain AND NOT is_denial), count(*) FILTER (WHERE NOT is_certain AND NOT is_denial),
    count(*) FILTER (WHERE is_certain AND is_mutual), count(*) FILTER (WHERE is_denial)
  FROM (
    SELECT article_id, accuser_canonical AS accuser, accused_canonical AS accused, accuser_said_name AS accuser_name, accused_said_name AS accused_name,
      certainty = 'certain' AS is_certain, shown_mutual_group IS NOT NULL AS is_mutual, false AS is_denial
    FROM unnest($1::uuid[], $2::uuid[]) AS shown (article_id, run_id) JOIN resolved_accusations USING (article_id, run_id)
    WHERE accuser_said_name IS NOT NULL AND accused_said_name IS NOT NULL
    UNION ALL
    SELECT article_id, denied_accuser_canonical, denier_canonical, denied_accuser_said_name, denier_said_name, true, false, true
    FROM unnest($1::uuid[], $2::uuid[]) AS shown (article_id, run_id) JOIN resolved_denials USING (article_id, run_id)
    WHERE denied_accuser_said_name IS NOT NULL AND denier_said_name IS NOT NULL AND certainty = 'certain'
  ) AS found
  GROUP BY article_id, accuser, accused
  ORDER BY article_id, accuser, accused`;

/** Replaces what articles contribute to pairs of accuser and accused by what their shown runs and editors say now, and by what ids of actors mean now. */
export async function replacePairs(client: PoolClient, articleIds: readonly string[], shown: readonly ShownRun[]): Promise<void> {
  await client.query('DELETE FROM article_pairs WHERE article_id = ANY ($1::uuid[])', [articleIds]);
  await client.query(INSERT, [shown.map(({ articleId }) => articleId), shown.map(({ runId }) => runId)]);
}
