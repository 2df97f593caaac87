import type { PoolClient } from 'pg';
import type { ShownRun } from '../pairs/replace-pairs';

const ROLES = ['statements', 'accusations_made', 'accusations_received', 'denials_made', 'denials_received'] as const;
type Role = (typeof ROLES)[number];

/** The actors in one role; uncertain findings name the actor and count nothing. Who has an id has a name, whose condition is cheaper to plan. */
function inRole(table: string, column: string, role: Role): string {
  const isCounted = role === 'statements' ? 'true' : `certainty = 'certain'`;
  return `
    SELECT article_id, ${column}_canonical AS actor, ${column}_said_name AS name, '${role}' AS role, ${isCounted} AS is_counted
    FROM unnest($1::uuid[], $2::uuid[]) AS shown (article_id, run_id) JOIN resolved_${table} USING (article_id, run_id)
    WHERE ${column}_said_name IS NOT NULL`;
}

const INSERT = `
  INSERT INTO article_actors (article_id, actor, name, ${ROLES.join(', ')})
  SELECT article_id, actor, (array_agg(name ORDER BY length(name) DESC, name COLLATE "C"))[1],
    ${ROLES.map((role) => `count(*) FILTER (WHERE role = '${role}' AND is_counted)`).join(', ')}
  FROM (${[
    inRole('statements', 'speaker', 'statements'),
    inRole('accusations', 'accuser', 'accusations_made'),
    inRole('accusations', 'accused', 'accusations_received'),
    inRole('denials', 'denier', 'denials_made'),
    inRole('denials', 'denied_accuser', 'denials_received'),
  ].join(' UNION ALL ')}) AS found
  GROUP BY article_id, actor
  ORDER BY article_id, actor`;

/** Replaces what articles contribute to actors by what their shown runs and editors say now, and by what ids of actors mean now. */
export async function replaceActors(client: PoolClient, articleIds: readonly string[], shown: readonly ShownRun[]): Promise<void> {
  await client.query('DELETE FROM article_actors WHERE article_id = ANY ($1::uuid[])', [articleIds]);
  await client.query(INSERT, [shown.map(({ articleId }) => articleId), shown.map(({ runId }) => runId)]);
}
