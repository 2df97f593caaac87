import { OnRecordError } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { checkpointsOf } from '../checkpoints/checkpoints';
import type { Database } from '../database/open-database';
import { listGenerations } from '../generations/generation';
import { dropScratch, requireActive } from '../generations/generation-rows';
import { schemaOf } from '../generations/generation-names';
import { buildGeneration, whileRebuilding, type RebuildOptions } from '../generations/rebuild';
import { comparedTables, compareTable, type RowDifference, type Sides } from './compare-tables';

/** What a verification needs. */
export interface VerifyOptions extends RebuildOptions {
  /** The generation that is compared with the log; the active one unless given. */
  readonly generation?: number;
  /** The most differences that are told one by one; all are counted. */
  readonly limit: number;
}

/** A run that came to its end, of whose findings some are not there. */
export interface IncompleteRun {
  readonly articleId: string;
  readonly runId: string;
  readonly engineVersion: string;
}

/** What a verification found. */
export interface Verification {
  readonly generation: number;
  /** Rows that the log has, by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly differences: number;
  /** The first of them, up to the limit. */
  readonly found: readonly RowDifference[];
  /** Runs that the log itself has only in part: an extractor is at work on them, or it died. */
  readonly incompleteRuns: readonly IncompleteRun[];
}

/**
 * Compares the rows of a generation with what its log says: builds a scratch generation up to the very positions of the one that
 * is looked at, and compares both row by row. Writers go on meanwhile, for the one is seen as it was at the beginning; the
 * database keeps old versions of rows until the end. Fails as `rebuild` does.
 */
export async function verifyGeneration(options: VerifyOptions): Promise<Verification> {
  const { database } = options;
  return whileRebuilding(database, async () => {
    const generations = await listGenerations(database);
    const generation = options.generation ?? requireActive(generations).number;
    const state = generations.find(({ number }) => number === generation)?.state;
    if (state !== 'active' && state !== 'following' && state !== 'previous') {
      throw new OnRecordError('GENERATION_CONFLICT', `Generation ${generation} cannot be verified: ${state === undefined ? 'there is none of this number' : `it is ${state}`}.`);
    }
    await dropScratch(database);
    try {
      return await inSnapshot(database, (client) => compareWithLog(client, generation, options));
    } finally {
      await dropScratch(database);
    }
  });
}

async function compareWithLog(client: PoolClient, generation: number, options: VerifyOptions): Promise<Verification> {
  await client.query(`SET LOCAL search_path = ${schemaOf(generation)}, pg_catalog`);
  const checkpoints = await checkpointsOf(client);
  const rebuilt = await buildGeneration(options, 'scratch', checkpoints);
  if (!rebuilt.isBuilt) throw new OnRecordError('GENERATION_CONFLICT', 'Stopped before anything was compared.');
  return options.database.transaction('comparing', async (scratch) => {
    await scratch.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const sides = { live: { client, generation }, rebuilt: { client: scratch, generation: rebuilt.generation } };
    return { generation, ...(await compareAll(sides, options.limit)), incompleteRuns: await incompleteRuns(scratch, options.limit) };
  }, { generation: rebuilt.generation, isPatient: true });
}

async function compareAll(sides: Sides, limit: number): Promise<Pick<Verification, 'rows' | 'differences' | 'found'>> {
  const rows: Record<string, number> = {};
  const found: RowDifference[] = [];
  let differences = 0;
  for (const table of await comparedTables(sides.rebuilt)) {
    rows[table.name] = await compareTable(sides, table, (difference) => {
      differences += 1;
      if (found.length < limit) found.push(difference);
    });
  }
  return { rows, differences, found };
}

async function incompleteRuns(client: PoolClient, limit: number): Promise<readonly IncompleteRun[]> {
  const { rows } = await client.query<IncompleteRun>(
    `SELECT article_id AS "articleId", run_id AS "runId", engine_version AS "engineVersion" FROM runs WHERE outcome = 'completed' AND NOT is_whole ORDER BY article_id, run_id LIMIT $1`, [limit]);
  return rows;
}

/** A transaction that sees the database as it is now, for as long as it takes. */
function inSnapshot<T>(database: Database, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return database.connection('verifying', async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0');
    try {
      return await work(client);
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
    }
  }, { isPatient: true });
}
