import { shownAt } from './filters';
import { joinSql, nameOf, sql, type Sql } from './sql';

/** Of the names in one article the longest, of equals the first by code point: as the read models choose it. */
function fullest(column: Sql): Sql {
  return sql`(array_agg(${column} ORDER BY length(${column}) DESC, ${column} COLLATE "C"))[1]`;
}

/** The name that most articles give to each actor in this role, of equals the longest, of equals the first: as the views choose it. */
function usualNames(actor: Sql, name: Sql): Sql {
  return sql`SELECT DISTINCT ON (${actor}) ${actor} AS actor, ${name} AS name FROM of_articles GROUP BY ${actor}, ${name}
    ORDER BY ${actor}, count(*) DESC, length(${name}) DESC, ${name} COLLATE "C"`;
}

/** What stands for `read_v1.pairs` at a moment: the same columns, summed up from what readers saw then. */
export function pairsAt(asOf: string): Sql {
  const isShown = sql`${shownAt(asOf)} AND NOT is_stale`;
  return sql`(
    WITH found AS (
      SELECT article_id, published_at, accuser_canonical AS accuser, accused_canonical AS accused, accuser_name, accused_name,
        certainty = 'certain' AS is_certain, mutual_group IS NOT NULL AS is_mutual, false AS is_denial
      FROM read_v1.accusation_history WHERE ${isShown} AND accuser_canonical IS NOT NULL AND accused_canonical IS NOT NULL
      UNION ALL
      SELECT article_id, published_at, denied_accuser_canonical, denier_canonical, denied_accuser_name, denier_name, true, false, true
      FROM read_v1.denial_history WHERE ${isShown} AND certainty = 'certain' AND denied_accuser_canonical IS NOT NULL AND denier_canonical IS NOT NULL
    ), of_articles AS (
      SELECT article_id, min(published_at) AS published_at, accuser, accused, ${fullest(sql`accuser_name`)} AS accuser_name, ${fullest(sql`accused_name`)} AS accused_name,
        count(*) FILTER (WHERE is_certain AND NOT is_denial) AS accusations, count(*) FILTER (WHERE NOT is_certain) AS uncertain_accusations,
        count(*) FILTER (WHERE is_certain AND is_mutual) AS mutual, count(*) FILTER (WHERE is_denial) AS denials
      FROM found GROUP BY article_id, accuser, accused
    ), accusers AS (${usualNames(sql`accuser`, sql`accuser_name`)}), accused_ones AS (${usualNames(sql`accused`, sql`accused_name`)})
    SELECT c.accuser AS accuser_canonical, min(accusers.name) AS accuser_name, c.accused AS accused_canonical, min(accused_ones.name) AS accused_name,
      sum(c.accusations)::int AS accusations, sum(c.uncertain_accusations)::int AS uncertain_accusations, sum(c.mutual)::int AS mutual, sum(c.denials)::int AS denials,
      count(*) AS articles, min(c.published_at) AS first_at, max(c.published_at) AS last_at
    FROM of_articles c JOIN accusers ON accusers.actor = c.accuser JOIN accused_ones ON accused_ones.actor = c.accused
    GROUP BY c.accuser, c.accused) AS pairs`;
}

const ROLES = [
  ['statement_history', 'speaker', 'statements'],
  ['accusation_history', 'accuser', 'accusations_made'],
  ['accusation_history', 'accused', 'accusations_received'],
  ['denial_history', 'denier', 'denials'],
  ['denial_history', 'denied_accuser', 'denials_received'],
] as const;

/** What stands for `read_v1.actors` at a moment: the same columns, summed up from what readers saw then. */
export function actorsAt(asOf: string): Sql {
  const found = ROLES.map(([view, column, role]) => sql`
      SELECT article_id, published_at, ${nameOf(`${column}_canonical`)} AS actor, ${nameOf(`${column}_name`)} AS name, ${role} AS role,
        ${role === 'statements' ? sql`true` : sql`certainty = 'certain'`} AS is_counted
      FROM ${nameOf(`read_v1.${view}`)} WHERE ${shownAt(asOf)} AND NOT is_stale AND ${nameOf(`${column}_canonical`)} IS NOT NULL`);
  const counts = ROLES.map(([, , role]) => sql`count(*) FILTER (WHERE role = ${role} AND is_counted) AS ${nameOf(role)}`);
  const sums = ROLES.map(([, , role]) => sql`sum(c.${nameOf(role)})::int AS ${nameOf(role)}`);
  return sql`(
    WITH found AS (${joinSql(found, sql` UNION ALL `)}),
    of_articles AS (
      SELECT article_id, min(published_at) AS published_at, actor, ${fullest(sql`name`)} AS name, ${joinSql(counts, sql`, `)}
      FROM found GROUP BY article_id, actor
    ), names AS (${usualNames(sql`actor`, sql`name`)})
    SELECT c.actor AS canonical, split_part(c.actor, ':', 1) AS kind, min(names.name) AS name, ${joinSql(sums, sql`, `)},
      count(*) AS articles, min(c.published_at) AS first_at, max(c.published_at) AS last_at
    FROM of_articles c JOIN names ON names.actor = c.actor
    GROUP BY c.actor) AS actors`;
}
