import { accusationView, accusationViewAt } from '../queries/accusations';
import { denialView, denialViewAt } from '../queries/denials';
import { accusingConditions, type AccusingFilters } from '../queries/filters';
import { nameOf, sql, whereAll, type Sql } from '../queries/sql';

/** What dyads can be asked for. */
export interface DyadFilters extends Pick<AccusingFilters, 'source' | 'from' | 'to' | 'certainty' | 'asOf'> {
  /** Whether to give events too of which one party is not known. */
  readonly includeUnnamed?: boolean | undefined;
}

/** The accusations and denials that readers see, or saw, as source and target: oldest publication first, within an article in text order. */
export function dyadFindingsQuery(filters: DyadFilters): Sql {
  const { asOf } = filters;
  const [accusations, denials] = asOf === undefined ? [accusationView, denialView] : [accusationViewAt(asOf), denialViewAt(asOf)];
  return sql`
    SELECT * FROM (
      SELECT 'accusation' AS kind, ${party('accuser', 'source')}, ${party('accused', 'target')}, NULL::text AS denied_cameo, plover_mode, mutual_group IS NOT NULL AS is_mutual, ${REST}
      FROM ${nameOf(`read_v1.${accusations.name}`)} ${whereAll([accusations.only, ...accusingConditions(filters), named(filters, ['accuser', 'accused'])])}
      UNION ALL
      SELECT 'denial', ${party('denier', 'source')}, ${party('denied_accuser', 'target')}, denied_cameo, NULL, false, ${REST}
      FROM ${nameOf(`read_v1.${denials.name}`)} ${whereAll([denials.only, ...accusingConditions(filters), named(filters, ['denier', 'denied_accuser'])])}
    ) AS found
    ORDER BY published_at, article_id, start, key`;
}

const REST = sql`article_id, key, coalesce(trigger_start, 0) AS start, cameo, plover_event, plover_contexts, certainty, modality,
        said_first::text AS said_first, said_at_precision, published_at, (published_at AT TIME ZONE 'UTC')::date::text AS published_on,
        source, source_name, source_notice, url`;

function party(role: string, as: 'source' | 'target'): Sql {
  return sql`${nameOf(`${role}_canonical`)} AS ${nameOf(`${as}_actor`)}, ${nameOf(`${role}_name`)} AS ${nameOf(`${as}_actor_name`)}, ${nameOf(`${role}_mention_text`)} AS ${nameOf(`${as}_text`)}`;
}

function named({ includeUnnamed }: DyadFilters, [source, target]: readonly [string, string]): Sql {
  const [hasSource, hasTarget] = [sql`${nameOf(`${source}_canonical`)} IS NOT NULL`, sql`${nameOf(`${target}_canonical`)} IS NOT NULL`];
  return includeUnnamed === true ? sql`(${hasSource} OR ${hasTarget})` : sql`${hasSource} AND ${hasTarget}`;
}
