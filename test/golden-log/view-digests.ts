import { createHash } from 'node:crypto';
import type { Database } from '../../libs/projections/src/index';

/** What a view showed: how many rows, and a digest of them in the columns that it had then. */
export interface ViewDigest {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sha256: string;
}

/** What the read models of a golden log were when it was recorded. */
export interface GoldenDigests {
  /** Records that read as no event, by code; they were in the log on purpose. */
  readonly refused: Readonly<Record<string, number>>;
  /** By the name of the view. */
  readonly views: Readonly<Record<string, ViewDigest>>;
}

/** Views that tell of positions and moments of the projector, not of the record. */
const NOT_OF_THE_RECORD: readonly string[] = ['projection_status'];

/** What operators see and readers do not. */
const OF_OPERATORS = ['dead_letter_states'] as const;

/** The digests of all views as they are: for a golden log that is recorded. */
export async function digestViews(database: Database): Promise<GoldenDigests['views']> {
  const columns = await database.transaction('listing the views', async (client) => (await client.query<{ readonly name: string; readonly columns: string[] }>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attname::text COLLATE "C") AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'v' AND (c.relnamespace = 'read_v1'::regnamespace OR c.oid = ANY($1::regclass[])) GROUP BY 1 ORDER BY 1`, [OF_OPERATORS])).rows);
  const found: Record<string, ViewDigest> = {};
  for (const view of columns.filter(({ name }) => !NOT_OF_THE_RECORD.includes(name))) found[view.name] = await digestView(database, view.name, view.columns);
  return found;
}

/** The digests of views in just the columns that a golden log knows: columns and views that came later do not matter. */
export async function digestKnownViews(database: Database, known: GoldenDigests['views']): Promise<GoldenDigests['views']> {
  const found: Record<string, ViewDigest> = {};
  for (const [name, { columns }] of Object.entries(known)) found[name] = await digestView(database, name, columns);
  return found;
}

async function digestView(database: Database, name: string, columns: readonly string[]): Promise<ViewDigest> {
  const schema = (OF_OPERATORS as readonly string[]).includes(name) ? '' : 'read_v1.';
  const list = columns.map((column) => `"${column}"`).join(', ');
  const rows = await database.transaction('reading a view', async (client) => (await client.query<{ readonly row: string }>(
    `SELECT to_jsonb(t)::text AS row FROM (SELECT ${list} FROM ${schema}"${name}") AS t ORDER BY to_jsonb(t)::text COLLATE "C"`)).rows);
  return { columns, rows: rows.length, sha256: createHash('sha256').update(rows.map(({ row }) => row).join('\n')).digest('hex') };
}
