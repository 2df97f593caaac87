import { OnRecordError, type TopicPartition } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { checkpointsOf } from '../checkpoints/checkpoints';
import type { Database } from '../database/open-database';
import { cloneSchemas } from './clone-schema';
import { listGenerations, type BuildPhase, type Generation } from './generation';
import { schemaOf, viewSchemaOf } from './generation-names';

/** Where the loading of a partition ends. */
export interface LoadEnd extends TopicPartition {
  readonly nextOffset: bigint;
}

/** A generation that is building: what is to be done next, and where its loading ends. */
export interface Building {
  readonly number: number;
  /** The active generation, in whose likeness it is made. */
  readonly model: number;
  readonly phase: BuildPhase;
  readonly loadUntil: readonly LoadEnd[];
}

/** A generation for readers, or one for a comparison only. */
export type BuildKind = 'building' | 'scratch';

/**
 * The generation that is building, or a new one: empty, in the likeness of the active one, and to be loaded up to where that
 * stands. Fails with GENERATION_CONFLICT where another one is kept beside the active one.
 */
export async function beginGeneration(database: Database, kind: BuildKind, loadUntil?: readonly LoadEnd[]): Promise<Building> {
  const generations = await listGenerations(database);
  const standby = generations.find(({ state }) => state === 'following' || state === 'previous');
  const model = requireActive(generations).number;
  if (kind === 'building' && standby !== undefined) throw inTheWay(standby);
  const begun = generations.find(({ state }) => state === kind);
  const number = begun?.number ?? (await createGeneration(database, { kind, model, loadUntil }));
  return readBuilding(database, number, model);
}

/** The one that readers see. Fails with DATABASE_SCHEMA_MISMATCH where there is none. */
export function requireActive(generations: readonly Generation[]): Generation {
  const active = generations.find(({ state }) => state === 'active');
  if (active === undefined) throw new OnRecordError('DATABASE_SCHEMA_MISMATCH', 'The database knows no active generation of the read models: run the setup of this release.');
  return active;
}

async function createGeneration(database: Database, { kind, model, loadUntil }: { readonly kind: BuildKind; readonly model: number; readonly loadUntil: readonly LoadEnd[] | undefined }): Promise<number> {
  return database.transaction('making a generation', async (client) => {
    const ends = loadUntil ?? (await checkpointsOf(client));
    const { rows } = await client.query<{ readonly number: number }>(
      `INSERT INTO on_record.generations (number, state, phase, load_until) SELECT max(number) + 1, $1, 'loading', $2 FROM on_record.generations RETURNING number`,
      [kind, JSON.stringify(ends.map(({ topic, partition, nextOffset }) => ({ topic, partition, nextOffset: String(nextOffset) })))]);
    const number = rows[0]?.number ?? 0;
    await cloneSchemas(client, { number: model, views: 'read_v1' }, number);
    return number;
  });
}

async function readBuilding(database: Database, number: number, model: number): Promise<Building> {
  return database.connection('looking at a generation', async (client) => {
    const { rows } = await client.query<{ readonly phase: BuildPhase; readonly load_until: readonly (TopicPartition & { readonly nextOffset: string })[] }>(
      'SELECT phase, load_until FROM on_record.generations WHERE number = $1', [number]);
    if (rows[0] === undefined) throw new OnRecordError('GENERATION_CONFLICT', `Generation ${number} is gone: somebody else has retired it.`);
    const { phase, load_until: ends } = rows[0];
    return { number, model, phase, loadUntil: ends.map((end) => ({ ...end, nextOffset: BigInt(end.nextOffset) })) };
  });
}

/** Notes that a generation has come to its next phase, or is built. Fails with GENERATION_CONFLICT where somebody has retired it. */
export async function enterPhase(database: Database, number: number, phase: BuildPhase | 'built'): Promise<void> {
  const isBuilding = `number = $1 AND state IN ('building', 'scratch')`;
  const { rowCount } = await database.connection('noting how far a generation is', (client) => client.query(
    phase === 'built'
      ? `UPDATE on_record.generations SET phase = NULL, built_at = now(), state = CASE state WHEN 'building' THEN 'following' ELSE state END WHERE ${isBuilding}`
      : `UPDATE on_record.generations SET phase = $2 WHERE ${isBuilding}`,
    phase === 'built' ? [number] : [number, phase]));
  if (rowCount !== 1) throw new OnRecordError('GENERATION_CONFLICT', `Generation ${number} is gone: somebody else has retired it.`);
}

/** Drops what a verification has left that was killed. To be called by who holds the lock of rebuilds. */
export async function dropScratch(database: Database): Promise<readonly number[]> {
  const scratch = (await listGenerations(database)).filter(({ state }) => state === 'scratch').map(({ number }) => number);
  for (const number of scratch) await database.transaction('dropping a comparison', (client) => dropGeneration(client, number), { isPatient: true });
  return scratch;
}

/** Drops the schemas of a generation. Views of others that stand on its views keep it: then it fails with GENERATION_CONFLICT and drops nothing. */
export async function dropGeneration(client: PoolClient, number: number): Promise<void> {
  const dependents = await dependentsOf(client, number);
  if (dependents.length > 0) {
    throw new OnRecordError('GENERATION_CONFLICT', `Generation ${number} cannot be retired while ${dependents.join(', ')} read it: drop them, or make them anew over read_v1.`, {
      details: { generation: number, dependents: dependents.length },
    });
  }
  await client.query(`DROP SCHEMA IF EXISTS ${viewSchemaOf(number)} CASCADE`);
  await client.query(`DROP SCHEMA IF EXISTS ${schemaOf(number)} CASCADE`);
  await client.query(`UPDATE on_record.generations SET state = 'retired', phase = NULL, load_until = NULL, retired_at = now() WHERE number = $1`, [number]);
}

/** Views outside of a generation that is not the active one and that read it, by their full names. */
async function dependentsOf(client: PoolClient, number: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string }>(
    `WITH own AS (SELECT oid FROM pg_namespace WHERE nspname IN ($1::text, $2::text))
     SELECT DISTINCT n.nspname || '.' || v.relname AS name FROM pg_depend d
       JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid JOIN pg_class v ON v.oid = w.ev_class JOIN pg_namespace n ON n.oid = v.relnamespace
       JOIN pg_class r ON d.refclassid = 'pg_class'::regclass AND r.oid = d.refobjid
     WHERE r.relnamespace IN (SELECT oid FROM own) AND v.relnamespace NOT IN (SELECT oid FROM own) ORDER BY 1`, [schemaOf(number), viewSchemaOf(number)]);
  return rows.map(({ name }) => name);
}

function inTheWay({ number, state }: Generation): OnRecordError {
  const what = state === 'previous' ? 'is kept for a rollback' : 'is built and waits to be promoted';
  return new OnRecordError('GENERATION_CONFLICT', `Generation ${number} ${what}: retire it first (on-record retire), for at most one is kept beside the active one.`, {
    details: { generation: number, state },
  });
}
