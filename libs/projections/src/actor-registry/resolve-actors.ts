import { resolveMerges } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { missingFrom, movedOffices, resolveOffices, type Meanings, type Resolution } from './resolve-offices';

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
 * Computes what ids of actors mean from all facts of the registry, offices on their days included, and writes it. Gives the ids
 * under which sums hold what now counts under another one. Nobody may decide articles meanwhile.
 */
export async function resolveActors(client: PoolClient): Promise<readonly string[]> {
  const before = new Map((await loadResolved(client)).map(({ actor, canonical }) => [actor, canonical]));
  const meanings = await loadMeanings(client);
  const resolved = resolve(meanings);
  await client.query(REPLACE, [resolved.map(({ actor }) => actor), resolved.map(({ canonical }) => canonical), resolved.map(({ shownName }) => shownName)]);
  const changed = [...new Set([...before.keys(), ...meanings.ends.keys()])].filter((actor) => (before.get(actor) ?? actor) !== (meanings.ends.get(actor) ?? actor));
  const merged = new Set(changed.flatMap((actor) => [actor, before.get(actor) ?? actor]));
  const offices = await resolveOffices(client, meanings);
  return [...new Set([...merged, ...affectedByOffices(offices, { merged, ends: meanings.ends })])].sort();
}

/**
 * The ids under which sums hold offices that mean somebody else now: the office for days on which nobody held it, ids that were
 * merged into it where several act together under an id that would have been too long, and whoever it meant until now. An id
 * that was merged into an office, or no longer is, meant its holders.
 */
function affectedByOffices(offices: Resolution, { merged, ends }: { readonly merged: ReadonlySet<string>; readonly ends: ReadonlyMap<string, string> }): readonly string[] {
  const moved = new Set(movedOffices(offices));
  const aliases = [...ends].flatMap(([actor, end]) => (moved.has(end) ? [actor] : []));
  const holders = [...missingFrom(offices.after, offices.before), ...offices.before.filter(({ office }) => merged.has(office))];
  return [...moved, ...aliases, ...holders.map(({ canonical }) => canonical)];
}

async function loadResolved(client: PoolClient): Promise<readonly Omit<ResolvedActor, 'shownName'>[]> {
  return (await client.query<Omit<ResolvedActor, 'shownName'>>('SELECT actor, canonical FROM resolved_actors')).rows;
}

async function loadMeanings(client: PoolClient): Promise<Meanings> {
  const merges = await client.query<MergeRow>('SELECT actor, into_actor, recorded_at, event_id FROM actor_merges WHERE into_actor IS NOT NULL');
  const names = await client.query<{ readonly actor: string; readonly name: string }>('SELECT actor, name FROM actor_names WHERE name IS NOT NULL');
  return {
    ends: resolveMerges(merges.rows.map((row) => ({ actor: row.actor, into: row.into_actor, mergedAtMs: row.recorded_at.getTime(), mergeId: row.event_id }))),
    nameOf: new Map(names.rows.map(({ actor, name }) => [actor, name])),
  };
}

function resolve({ ends, nameOf }: Meanings): readonly ResolvedActor[] {
  return [...new Set([...ends.keys(), ...nameOf.keys()])].sort().map((actor) => {
    const canonical = ends.get(actor) ?? actor;
    return { actor, canonical, shownName: nameOf.get(canonical) ?? null };
  });
}
