import type { PoolClient } from 'pg';
import { schemaOf } from './generation-names';
import { READ_MODEL_TABLES, type ReadModelTable } from './read-model-tables';

const PRIMARY_KEYS = `SELECT t.relname AS table FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE c.connamespace = $1::regnamespace AND c.contype = 'p'`;

const MISSING_INDEXES = `
  SELECT pg_get_indexdef(i.oid) AS definition FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
  WHERE i.relnamespace = $1::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid)
    AND NOT EXISTS (SELECT FROM pg_class made WHERE made.relnamespace = $2::regnamespace AND made.relname = i.relname)
  ORDER BY i.relname`;

/** One key or index that is missing, as the work that makes it; each is a transaction of its own, done again without harm. */
export type IndexStep = (client: PoolClient) => Promise<void>;

/**
 * The steps that give the tables of a generation their primary keys. Copies of an event that the log holds twice are in the
 * table twice then: where a key finds them, all but the latest copy go, as the writer of live facts decides.
 */
export async function keySteps(client: PoolClient, generation: number): Promise<readonly IndexStep[]> {
  const schema = schemaOf(generation);
  const { rows } = await client.query<{ readonly table: string }>(PRIMARY_KEYS, [schema]);
  const missing = READ_MODEL_TABLES.filter(({ name }) => !rows.some(({ table }) => table === name));
  return missing.map((table) => async (each) => {
    await each.query('SAVEPOINT before_key');
    try {
      await addKey(each, schema, table);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await each.query('ROLLBACK TO SAVEPOINT before_key');
      await dropEarlierCopies(each, schema, table);
      await addKey(each, schema, table);
    }
  });
}

/** The steps that give the tables of a generation the indexes that another has. */
export async function indexSteps(client: PoolClient, { from, to }: { readonly from: number; readonly to: number }): Promise<readonly IndexStep[]> {
  const { rows } = await client.query<{ readonly definition: string }>(MISSING_INDEXES, [schemaOf(from), schemaOf(to)]);
  return rows.map(({ definition }) => async (each) => {
    await each.query(definition.replace(` ON ${schemaOf(from)}.`, ` ON ${schemaOf(to)}.`));
  });
}

async function addKey(client: PoolClient, schema: string, { name, key }: ReadModelTable): Promise<void> {
  await client.query(`ALTER TABLE ${schema}.${name} ADD CONSTRAINT ${name}_pkey PRIMARY KEY (${key.join(', ')})`);
}

async function dropEarlierCopies(client: PoolClient, schema: string, { name, key }: ReadModelTable): Promise<void> {
  await client.query(`
    DELETE FROM ${schema}.${name} WHERE ctid IN (
      SELECT ctid FROM (
        SELECT ctid, row_number() OVER (PARTITION BY ${key.join(', ')} ORDER BY recorded_at DESC, event_id DESC, event_digest DESC) AS place FROM ${schema}.${name}
      ) AS copies WHERE place > 1)`);
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
