import type { PoolClient } from 'pg';
import { schemaOf } from '../generations/generation-names';
import { READ_MODEL_TABLES } from '../generations/read-model-tables';

/** A row that is not what the log says; its key names the columns of the primary key. */
export interface RowDifference {
  readonly table: string;
  /** `missing`: the log has it, the table has not; `unexpected`: the other way round; `doubled`: there twice; `altered`: other values. */
  readonly kind: 'missing' | 'unexpected' | 'doubled' | 'altered';
  readonly key: Readonly<Record<string, string>>;
  /** The columns that differ, of an altered row. */
  readonly columns?: readonly string[];
}

/** One side of a comparison: a transaction, and the generation that it looks at. */
export interface Side {
  readonly client: PoolClient;
  readonly generation: number;
}

/** Two sides: what is, and what the log says. */
export interface Sides {
  readonly live: Side;
  readonly rebuilt: Side;
}

/** A table that is compared, with its primary key. */
export interface ComparedTable {
  readonly name: string;
  readonly key: readonly { readonly name: string; readonly isUuid: boolean }[];
}

interface HashedRow {
  readonly key: readonly string[];
  readonly hash: string;
}

const ROWS_AT_ONCE = 5_000;

/** The tables of a generation that are a function of the log. */
export async function comparedTables({ client, generation }: Side): Promise<readonly ComparedTable[]> {
  const { rows } = await client.query<{ readonly column: string }>(
    `SELECT t.relname || '.' || a.attname AS column FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.atttypid = 'uuid'::regtype WHERE t.relnamespace = $1::regnamespace`, [schemaOf(generation)]);
  const uuids = new Set(rows.map(({ column }) => column));
  return READ_MODEL_TABLES.map(({ name, key }) => ({ name, key: key.map((column) => ({ name: column, isUuid: uuids.has(`${name}.${column}`) })) }));
}

/** Compares a table row by row, both sides in the order of the key, and hands over each difference. Gives the number of rows that the log has. */
export async function compareTable(sides: Sides, table: ComparedTable, take: (difference: RowDifference) => void): Promise<number> {
  const [live, rebuilt] = [rowsOf(sides.live, table), rowsOf(sides.rebuilt, table)];
  let rows = 0;
  let before: HashedRow | undefined;
  let [is, should] = [await next(live), await next(rebuilt)];
  while (is !== undefined || should !== undefined) {
    const order = is === undefined ? 1 : should === undefined ? -1 : compareKeys(is.key, should.key);
    if (order < 0 && is !== undefined) {
      take({ table: table.name, kind: before !== undefined && compareKeys(before.key, is.key) === 0 ? 'doubled' : 'unexpected', key: named(table, is.key) });
    } else if (order > 0 && should !== undefined) {
      take({ table: table.name, kind: 'missing', key: named(table, should.key) });
    } else if (is !== undefined && is.hash !== should?.hash) {
      take({ table: table.name, kind: 'altered', key: named(table, is.key), columns: await alteredColumns(sides, table, is.key) });
    }
    before = is;
    if (order >= 0) rows += 1;
    if (order <= 0) is = await next(live);
    if (order >= 0) should = await next(rebuilt);
  }
  return rows;
}

async function next(rows: AsyncGenerator<HashedRow>): Promise<HashedRow | undefined> {
  const { value, done } = await rows.next();
  return done === true ? undefined : value;
}

/** A key has no text but ids of actors and of sources; bytes are how Postgres orders them under COLLATE "C". */
function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [place, part] of a.entries()) {
    const other = b[place] ?? '';
    if (part !== other) return Buffer.compare(Buffer.from(part), Buffer.from(other));
  }
  return 0;
}

async function* rowsOf({ client, generation }: Side, { name, key }: ComparedTable): AsyncGenerator<HashedRow> {
  const cursor = `rows_of_${name}`;
  const order = key.map((column) => (column.isUuid ? `"${column.name}"` : `"${column.name}"::text COLLATE "C"`)).join(', ');
  await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ARRAY[${key.map((column) => `"${column.name}"::text`).join(', ')}] AS key, md5(t::text) AS hash FROM ${schemaOf(generation)}.${name} t ORDER BY ${order}`);
  for (;;) {
    const { rows } = await client.query<HashedRow>(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query(`CLOSE ${cursor}`);
}

async function alteredColumns(sides: Sides, table: ComparedTable, key: readonly string[]): Promise<readonly string[]> {
  const [is, should] = [await rowAt(sides.live, table, key), await rowAt(sides.rebuilt, table, key)];
  return Object.keys(should).filter((column) => is[column] !== should[column]);
}

async function rowAt({ client, generation }: Side, { name, key }: ComparedTable, values: readonly string[]): Promise<Readonly<Record<string, string | null>>> {
  const where = key.map((column, place) => `"${column.name}"::text = $${place + 1}`).join(' AND ');
  const { rows } = await client.query<{ readonly row: Record<string, string | null> }>(
    `SELECT (SELECT jsonb_object_agg(e.key, e.value::text) FROM jsonb_each(to_jsonb(t)) e) AS row FROM ${schemaOf(generation)}.${name} t WHERE ${where} LIMIT 1`, [...values]);
  return rows[0]?.row ?? {};
}

function named({ key }: ComparedTable, values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(key.map(({ name }, place) => [name, values[place] ?? '']));
}
