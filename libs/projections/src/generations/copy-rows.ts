import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { columnsOf, type FactRow, type FactTable } from '../database/fact-table';

const LINES_AT_ONCE = 256;

/** Appends rows to a table by COPY, which takes no heed of copies of an event; in the transaction and search path of the client. */
export async function copyRows(client: PoolClient, table: FactTable, rows: readonly FactRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table);
  const stream = client.query(copyFrom(`COPY ${table.name} (${columns.map((name) => `"${name}"`).join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(blocks(rows, columns)), stream);
}

function* blocks(rows: readonly FactRow[], columns: readonly string[]): Generator<string> {
  for (let at = 0; at < rows.length; at += LINES_AT_ONCE) {
    yield rows.slice(at, at + LINES_AT_ONCE).map((row) => columns.map((column) => field(row[column])).join('\t')).join('\n') + '\n';
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text format of COPY (PostgreSQL, "COPY", File Formats). */
function field(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  return typeof value === 'number' ? String(value) : value.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
