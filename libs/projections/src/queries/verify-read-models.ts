import { accusationConditions, accusationView, accusationViewAt } from './accusations';
import { actorPlacesQuery } from './actors';
import { articlesQuery } from './articles';
import { denialConditions, denialView, denialViewAt } from './denials';
import { placesQuery } from './findings';
import { pairPlacesQuery } from './pairs';
import type { Reader } from './reader';
import { sql } from './sql';
import { projectionStatusQuery } from './status';
import { statementConditions, statementView, statementViewAt } from './statements';

/**
 * Has the database plan the query of every listing, without running it. Fails with DATABASE_SCHEMA_MISMATCH where a view or
 * a column is missing or may not be read, and otherwise as `Reader` says.
 */
export async function verifyReadModels(reader: Reader): Promise<void> {
  const page = { limit: 1 };
  const asOf = new Date(0).toISOString();
  const queries = [
    placesQuery(statementView, statementConditions({}), 1),
    placesQuery(accusationView, accusationConditions({ cameo: '112' }), 1),
    placesQuery(denialView, denialConditions({}), 1),
    pairPlacesQuery({}, page),
    actorPlacesQuery({}, page),
    articlesQuery({}, page),
    placesQuery(statementViewAt(asOf), statementConditions({}), 1),
    placesQuery(accusationViewAt(asOf), accusationConditions({ cameo: '112' }), 1),
    placesQuery(denialViewAt(asOf), denialConditions({}), 1),
    pairPlacesQuery({ asOf }, page),
    actorPlacesQuery({ asOf }, page),
    articlesQuery({ asOf }, page),
    sql`SELECT cameo, denied_cameo FROM read_v1.denials`,
    sql`SELECT * FROM read_v1.article_revisions`,
    sql`SELECT * FROM read_v1.revision_contents`,
    sql`SELECT * FROM read_v1.revision_statements`,
    sql`SELECT * FROM read_v1.revision_accusations`,
    sql`SELECT * FROM read_v1.revision_denials`,
    sql`SELECT * FROM read_v1.actor_registry`,
    sql`SELECT * FROM read_v1.offices`,
    projectionStatusQuery,
  ];
  for (const query of queries) await reader.rows(sql`EXPLAIN ${query}`);
}

/** Says whether the role of a reader may reach what lies beneath the views, which withhold nothing from it then. */
export async function reachesBeneathViews(reader: Reader): Promise<boolean> {
  const rows = await reader.rows(sql`SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname ~ '^gen_[0-9]+$' AND has_schema_privilege(oid, 'USAGE')`);
  return rows.length > 0;
}
