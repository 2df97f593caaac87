import { isCanonical } from './filters';
import type { RowSource } from './reader';
import { sql } from './sql';

interface MeaningRow {
  readonly read_canonical: string;
  readonly canonical: string;
}

/**
 * What ids of actors mean since operators merged any, of several who act together what each means; so links with an id that was
 * merged go on to work. It is asked for beforehand: a condition with a query in it reaches no index beneath the views.
 */
export async function meaningsOf(source: RowSource, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const parts = [...new Set(ids.flatMap((id) => id.split('+')))];
  const rows = parts.length === 0 ? [] : await source.rows<MeaningRow>(sql`SELECT read_canonical, canonical FROM read_v1.actor_registry WHERE read_canonical = ANY(${parts})`);
  const means = new Map(rows.map((row) => [row.read_canonical, row.canonical]));
  return new Map(ids.map((id) => [id, [...new Set(id.split('+').map((part) => means.get(part) ?? part))].join('+')]));
}

/** The filters with what ids of actors mean in the place of these; parts of names stay as they are. */
export async function withMeanings<Filters extends object>(source: RowSource, filters: Filters, roles: readonly (keyof Filters)[]): Promise<Filters> {
  const wanted = roles.flatMap((role) => {
    const id = filters[role];
    return typeof id === 'string' && isCanonical(id) ? [[role, id] as const] : [];
  });
  if (wanted.length === 0) return filters;
  const means = await meaningsOf(source, wanted.map(([, id]) => id));
  return { ...filters, ...Object.fromEntries(wanted.map(([role, id]) => [role, means.get(id) ?? id])) };
}
