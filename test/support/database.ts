import { Client } from 'pg';
import { addressOf, uniqueName } from './services';

// The one way of test files to Postgres: the gate of the oldest PostgreSQL runs the suites that import this file, directly or not.

/** Roles belong to the whole server, so all test files give the reader one password. Servers are thrown away after the tests; from a given one the role is dropped. */
export const READER_PASSWORD = 'reader-of-all-test-databases';

/** A connection string to the server of this run, with the rights to create databases and roles. */
export function postgresUrl(): string {
  return addressOf('postgres');
}

/**
 * Creates an empty database of its own for a test file and gives its connection string; it goes away with the run.
 * Whatever the server is set to, its text is UTF-8 in the order of code points, and its time is UTC.
 */
export async function createDatabase(name: string): Promise<string> {
  const database = uniqueName(`spec_${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '_').slice(0, 30)}`).replaceAll('-', '_');
  await onServer(async (client) => {
    const [row] = (await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int AS version")).rows;
    await client.query(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8' ${localeOf(row?.version ?? 0)}`);
    await client.query(`ALTER DATABASE ${database} SET timezone = 'UTC'`);
  });
  return at(postgresUrl(), database);
}

/** A copy of a database as it is now, as a backup would be; nobody may be connected to it meanwhile. */
export async function copyDatabase(url: string): Promise<string> {
  const source = new URL(url).pathname.slice(1);
  const copy = `${source}_copy`;
  await onServer((client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(copy)} TEMPLATE ${client.escapeIdentifier(source)}`));
  return at(url, copy);
}

/** PostgreSQL 17 and newer know the letters of Unicode by themselves; an older one takes those of the database that it came with. */
function localeOf(version: number): string {
  return version >= 170_000 ? `LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'` : `LOCALE_PROVIDER libc LC_COLLATE 'C'`;
}

async function onServer(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: postgresUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function at(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
