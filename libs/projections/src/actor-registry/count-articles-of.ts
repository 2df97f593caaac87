import type { Database } from '../database/open-database';
import { toBoundedId } from '../findings/bounded-id';

const ROLES = [['statements', 'speaker'], ['accusations', 'accuser'], ['accusations', 'accused'], ['denials', 'denier'], ['denials', 'denied_accuser']] as const;

const COUNT = `
  SELECT id, count(DISTINCT article_id)::int AS articles FROM (${ROLES.map(([table, role]) => `
    SELECT f.${role} AS id, f.article_id FROM ${table} f JOIN articles a ON a.article_id = f.article_id AND a.run_id = f.run_id WHERE f.${role} = ANY ($1::text[])`).join(' UNION ALL ')}
  ) AS found GROUP BY id`;

/** In how many articles that are shown each of these ids of actors was read, merged since or not; 0 of those in none. Fails with DATABASE_UNAVAILABLE. */
export async function countArticlesOf(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.transaction('counting articles of actors', (client) =>
    client.query<{ readonly id: string; readonly articles: number }>(COUNT, [ids.map(toBoundedId)]));
  const counts = new Map(rows.map(({ id, articles }) => [id, articles]));
  return new Map(ids.map((id) => [id, counts.get(toBoundedId(id)) ?? 0]));
}
