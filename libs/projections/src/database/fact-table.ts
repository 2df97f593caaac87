import type { PoolClient } from 'pg';

/** The column types of fact tables. */
export type SqlType = 'uuid' | 'text' | 'timestamptz' | 'date' | 'bigint' | 'int' | 'jsonb' | 'uuid[]';
/** What a column is given; arrays of uuid as their Postgres literal, JSON as its text. */
export type SqlValue = string | number | null;

/** A table with one row for each event of a type. */
export interface FactTable<Column extends string = string> {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<Column, SqlType>>;
  /** Derived columns that must be found out anew when a later copy of the event replaces the row: SQL assignments. */
  readonly onReplace?: string;
}

/** A row for a fact table; `recorded_at` has the fixed width of `toISOString`, so that it compares as text. */
export type FactRow = Readonly<Record<string, SqlValue>> & {
  readonly event_id: string;
  readonly recorded_at: string;
  readonly event_digest: string;
};

/** The columns that tell of the event, the last ones of every fact table. */
const EVENT_COLUMNS = { event_id: 'uuid', recorded_at: 'timestamptz', event_digest: 'uuid' } as const satisfies Record<string, SqlType>;

/**
 * Stores rows in one statement. Of two copies of an event the later counts, at equal times the one with the greater
 * event id, then digest. Answers the keys' first columns (article ids, or sources) of the rows that are new or were replaced.
 */
export async function storeFacts(client: PoolClient, table: FactTable, rows: readonly FactRow[]): Promise<readonly string[]> {
  const latest = latestCopies(table, rows);
  if (latest.length === 0) return [];
  const names = columnsOf(table);
  const values = names.map((name) => latest.map((row) => row[name] ?? null));
  const first = table.key[0] ?? '';
  const { rows: changed } = await client.query<{ readonly changed: string }>(storeSql(table, first), values);
  return changed.map((row) => row.changed);
}

/** All columns that a row of a table is written with, those of the event last. */
export function columnsOf(table: FactTable): readonly string[] {
  return [...Object.keys(table.columns), ...Object.keys(EVENT_COLUMNS)];
}

const statements = new Map<string, string>();

function storeSql(table: FactTable, first: string): string {
  const known = statements.get(table.name);
  if (known !== undefined) return known;
  const columns = Object.entries<SqlType>({ ...table.columns, ...EVENT_COLUMNS });
  const key = table.key.join(', ');
  // UNNEST would flatten arrays of arrays: a list of ids travels as its literal.
  const arrays = columns.map(([, type], place) => `$${place + 1}::${type === 'uuid[]' ? 'text' : type}[]`);
  const selected = columns.map(([name, type]) => (type === 'uuid[]' ? `r.${quoted(name)}::uuid[]` : `r.${quoted(name)}`));
  const names = columns.map(([name]) => quoted(name));
  const replaced = names.filter((name) => !table.key.map(quoted).includes(name)).map((name) => `${name} = excluded.${name}`);
  const sql = `
    INSERT INTO ${table.name} AS stored (${names.join(', ')})
    SELECT ${selected.join(', ')} FROM unnest(${arrays.join(', ')}) AS r (${names.join(', ')}) ORDER BY ${key}
    ON CONFLICT (${key}) DO UPDATE SET ${[...replaced, ...(table.onReplace === undefined ? [] : [table.onReplace])].join(', ')}
    WHERE (stored.recorded_at, stored.event_id, stored.event_digest) < (excluded.recorded_at, excluded.event_id, excluded.event_digest)
    RETURNING ${first} AS changed`;
  statements.set(table.name, sql);
  return sql;
}

/** A column may have the name of a word of SQL, such as `offset`. */
function quoted(name: string): string {
  return `"${name}"`;
}

/** The latest copy of each row: a statement may not touch a row twice. A UUID is the same in upper and lower case, a text is not. */
export function latestCopies(table: FactTable, rows: readonly FactRow[]): readonly FactRow[] {
  const latest = new Map<string, FactRow>();
  for (const row of rows) {
    const key = table.key.map((column) => (table.columns[column] === 'uuid' ? String(row[column]).toLowerCase() : row[column])).join(' ');
    const other = latest.get(key);
    if (other === undefined || isLater(row, other)) latest.set(key, row);
  }
  return [...latest.values()];
}

function isLater(row: FactRow, other: FactRow): boolean {
  if (row.recorded_at !== other.recorded_at) return row.recorded_at > other.recorded_at;
  if (row.event_id !== other.event_id) return row.event_id > other.event_id;
  return row.event_digest > other.event_digest;
}
