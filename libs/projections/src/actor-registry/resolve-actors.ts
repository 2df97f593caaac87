import { resolveMerges } from '@on-record/domain';
import type { PoolClient } from 'pg';

/** What an id means: another actor, or itself under a name of its own. */
interface ResolvedActor {
  readonly actor: string;
  readonly canonical: string;
  readonly shownName: string | null;
}

interface MergeRow {
  readonly actor: string;
  readonly into_actor: string;
  readonly recorded_at: Date;
  readonly event_id: string;
}

const REPLACE = `
  WITH told AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS told (actor, canonical, shown_name)),
  gone AS (DELETE FROM resolved_actors AS resolved WHERE NOT EXISTS (SELECT FROM told WHERE told.actor = resolved.actor))
  INSERT INTO resolved_actors AS resolved (actor, canonical, shown_name) SELECT actor, canonical, shown_name FROM told ORDER BY actor
  ON CONFLICT (actor) DO UPDATE SET canonical = excluded.canonical, shown_name = excluded.shown_name`;

/**
 * Computes what ids of actors mean from all facts of the registry, and writes it. Gives the ids in whose place another one
 * counts than before, with what counted before. Nobody may decide articles meanwhile.
 */
export async function resolveActors(client: PoolClient): Promise<readonly string[]> {
  const before = new Map((await loadResolved(client)).map(({ actor, canonical }) => [actor, canonical]));
  const resolved = await resolve(client);
  await client.query(REPLACE, [resolved.map(({ actor }) => actor), resolved.map(({ canonical }) => canonical), resolved.map(({ shownName }) => shownName)]);
  const after = new Map(resolved.map(({ actor, canonical }) => [actor, canonical]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((actor) => (before.get(actor) ?? actor) !== (after.get(actor) ?? actor));
  return [...new Set(changed.flatMap((actor) => [actor, before.get(actor) ?? actor]))].sort();
}

async function loadResolved(client: PoolClient): Promise<readonly Omit<ResolvedActor, 'shownName'>[]> {
  return (await client.query<Omit<ResolvedActor, 'shownName'>>('SELECT actor, canonical FROM resolved_actors')).rows;
}

async function resolve(client: PoolClient): Promise<readonly ResolvedActor[]> {
  const merges = await client.query<MergeRow>('SELECT actor, into_actor, recorded_at, event_id FROM actor_merges WHERE into_actor IS NOT NULL');
  const names = await client.query<{ readonly actor: string; readonly name: string }>('SELECT actor, name FROM actor_names WHERE name IS NOT NULL');
  const ends = resolveMerges(merges.rows.map((row) => ({ actor: row.actor, into: row.into_actor, mergedAtMs: row.recorded_at.getTime(), mergeId: row.event_id })));
  const nameOf = new Map(names.rows.map(({ actor, name }) => [actor, name]));
  return [...new Set([...ends.keys(), ...nameOf.keys()])].sort().map((actor) => {
    const canonical = ends.get(actor) ?? actor;
    return { actor, canonical, shownName: nameOf.get(canonical) ?? null };
  });
}
