import type { PoolClient } from 'pg';
import { schemaOf, viewSchemaOf } from './generation-names';

/** Two schemas, of which the second is made like the first. */
interface Pair {
  readonly from: string;
  readonly to: string;
}

interface ViewRow {
  readonly name: string;
  readonly oid: number;
  readonly options: readonly string[] | null;
}

/**
 * Makes the schemas of a generation in the likeness of another: tables with defaults and checks but without keys and
 * indexes, which are made when the rows are in (checkpoints have theirs from the beginning), and views. The shape is read from the catalog, so that what a migration adds
 * to the active generation is part of the next one, too. Names in a view's definition come without schema where the search
 * path finds them, and so mean the new schema under its own search path. Must run in a transaction.
 */
export async function cloneSchemas(client: PoolClient, from: { readonly number: number; readonly views: string }, to: number): Promise<void> {
  const tables: Pair = { from: schemaOf(from.number), to: schemaOf(to) };
  const views: Pair = { from: from.views, to: viewSchemaOf(to) };
  await client.query(`CREATE SCHEMA ${tables.to}`);
  await client.query(`CREATE SCHEMA ${views.to}`);
  await cloneTables(client, tables);
  await client.query(`ALTER TABLE ${tables.to}.checkpoints ADD CONSTRAINT checkpoints_pkey PRIMARY KEY (projection, topic, partition)`);
  await cloneViews(client, tables, tables);
  await cloneViews(client, views, tables);
  await requireClosed(client, views.to, tables.to);
}

async function cloneTables(client: PoolClient, { from, to }: Pair): Promise<void> {
  const { rows } = await client.query<{ readonly name: string; readonly options: readonly string[] | null }>(
    `SELECT c.relname AS name, c.reloptions AS options FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' ORDER BY c.oid`, [from]);
  for (const { name, options } of rows) {
    const storage = options === null ? '' : ` WITH (${options.join(', ')})`;
    await client.query(`CREATE TABLE ${to}.${name} (LIKE ${from}.${name} INCLUDING ALL EXCLUDING INDEXES EXCLUDING STATISTICS)${storage}`);
  }
}

/** The views of a schema, in the order in which they were made, over the tables of a generation. */
async function cloneViews(client: PoolClient, { from, to }: Pair, tables: Pair): Promise<void> {
  const { rows } = await client.query<ViewRow>(
    `SELECT c.relname AS name, c.oid::int AS oid, c.reloptions AS options FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'v' ORDER BY c.oid`, [from]);
  for (const view of rows) {
    await client.query(`SET LOCAL search_path = ${tables.from}, pg_catalog`);
    const definition = await only<{ readonly sql: string }>(client, 'SELECT pg_get_viewdef($1::oid) AS sql', [view.oid]);
    const options = view.options === null ? '' : ` WITH (${view.options.join(', ')})`;
    await client.query(`SET LOCAL search_path = ${tables.to}, pg_catalog`);
    await client.query(`CREATE VIEW ${to}.${view.name}${options} AS ${definition.sql}`);
    await copyComments(client, view.oid, `${to}.${view.name}`);
  }
}

async function copyComments(client: PoolClient, oid: number, name: string): Promise<void> {
  const { rows } = await client.query<{ readonly column: string | null; readonly comment: string }>(
    `SELECT a.attname AS column, d.description AS comment FROM pg_description d LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid AND d.objsubid > 0
     WHERE d.objoid = $1 AND d.classoid = 'pg_class'::regclass ORDER BY d.objsubid`, [oid]);
  const comments = rows.map(({ column, comment }) => (column === null
    ? `COMMENT ON VIEW ${name} IS ${client.escapeLiteral(comment)}`
    : `COMMENT ON COLUMN ${name}.${client.escapeIdentifier(column)} IS ${client.escapeLiteral(comment)}`));
  if (comments.length > 0) await client.query(comments.join(';'));
}

/** A view that reads another generation than its own would show rows of that one after the switch: better to fail now. */
async function requireClosed(client: PoolClient, views: string, tables: string): Promise<void> {
  const { rows } = await client.query<{ readonly view: string; readonly reads: string }>(
    `SELECT DISTINCT v.relname AS view, n.nspname || '.' || r.relname AS reads
     FROM pg_class v JOIN pg_rewrite w ON w.ev_class = v.oid
       JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
       JOIN pg_class r ON r.oid = d.refobjid JOIN pg_namespace n ON n.oid = r.relnamespace
     WHERE v.relnamespace = ($1::text)::regnamespace AND n.nspname ~ '^(gen_|read_v)' AND n.nspname NOT IN ($1::text, $2::text)`, [views, tables]);
  if (rows.length > 0) throw new TypeError(`Views of ${views} read another generation: ${rows.map(({ view, reads }) => `${view} reads ${reads}`).join(', ')}.`);
}

async function only<Row extends object>(client: PoolClient, sql: string, values: readonly unknown[]): Promise<Row> {
  const { rows } = await client.query<Row>(sql, [...values]);
  if (rows[0] === undefined) throw new TypeError(`No row came of: ${sql}`);
  return rows[0];
}
