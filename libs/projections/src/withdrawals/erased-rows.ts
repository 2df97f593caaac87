import type { PoolClient } from 'pg';
import type { TopicPartition } from '@on-record/domain';
import type { Database } from '../database/open-database';

/** A table of a generation in which rows of articles stand. */
export interface ArticleTable {
  readonly schema: string;
  readonly name: string;
  /** With indexes and what lies beside the rows. */
  readonly bytes: number;
}

/** The position of a generation in a partition. */
export interface GenerationProgress {
  readonly schema: string;
  readonly nextOffset: bigint;
}

// Read from the catalog, so that a table that a later release adds is among them.
const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name, pg_total_relation_size(c.oid)::float8 AS bytes
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname ~ '^gen_[0-9]+$'
    AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'article_id' AND NOT a.attisdropped)
  ORDER BY n.nspname, c.relname`;

/** Words of rows stand here too: ANALYZE keeps frequent values and the bounds of histograms, of columns with short texts. */
const STATISTICS = 'pg_catalog.pg_statistic';
const LOCK_WITHIN_MS = 20_000;

/** All tables in which rows of articles stand, of every generation. Fails with DATABASE_UNAVAILABLE. */
export async function articleTables(database: Database): Promise<readonly ArticleTable[]> {
  const { rows } = await database.connection('looking for the tables of articles', (client) => client.query<ArticleTable>(TABLES));
  return rows;
}

/**
 * Frees the room of rows that are no more, in every table of articles of every generation, and takes their words out of the
 * statistics. With `isRewritten` the tables are written anew without the freed room, in which the bytes still lie; each is
 * locked meanwhile, for readers too. Fails with DATABASE_UNAVAILABLE, also where a lock cannot be had within 20 seconds.
 */
export async function vacuumErased(database: Database, { isRewritten = false }: { readonly isRewritten?: boolean } = {}): Promise<readonly ArticleTable[]> {
  const tables = await articleTables(database);
  await database.connection('freeing the room of what was erased', async (client) => {
    await client.query(`SET lock_timeout = ${LOCK_WITHIN_MS}`);
    try {
      for (const { schema, name } of tables) await client.query(`VACUUM (${isRewritten ? 'FULL, ' : ''}ANALYZE) ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`);
      // Who does not own the database may not, and is told so by a warning.
      await client.query(`VACUUM ${isRewritten ? '(FULL) ' : ''}${STATISTICS}`);
    } finally {
      await client.query('RESET lock_timeout').catch(() => undefined);
    }
  }, { isPatient: true });
  return tables;
}

/** How far each generation has read a partition. Fails with DATABASE_UNAVAILABLE. */
export function generationProgress(database: Database, { topic, partition }: TopicPartition): Promise<readonly GenerationProgress[]> {
  return database.connection('reading how far the generations are', async (client) => {
    const schemas = await client.query<{ readonly schema: string }>(
      `SELECT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'checkpoints' AND n.nspname ~ '^gen_[0-9]+$' ORDER BY 1`);
    const progress: GenerationProgress[] = [];
    for (const { schema } of schemas.rows) progress.push({ schema, nextOffset: await offsetIn(client, schema, { topic, partition }) });
    return progress;
  });
}

async function offsetIn(client: PoolClient, schema: string, { topic, partition }: TopicPartition): Promise<bigint> {
  const { rows } = await client.query<{ readonly next_offset: string }>(
    `SELECT next_offset FROM ${client.escapeIdentifier(schema)}.checkpoints WHERE topic = $1 AND partition = $2`, [topic, partition]);
  return BigInt(rows[0]?.next_offset ?? 0);
}
