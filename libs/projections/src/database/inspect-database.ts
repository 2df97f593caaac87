import { appliedMigrations } from './migrate';
import type { Database } from './open-database';
import { READER_ROLE } from './set-reader-password';

/** What a database server says of itself. */
export interface ServerState {
  /** As the server names it, such as `18.4`. */
  readonly version: string;
  /** The number by which versions are compared: 180004 is 18.4. */
  readonly versionNumber: number;
  readonly database: string;
  readonly user: string;
  readonly encoding: string;
  readonly isStandby: boolean;
  /** Whether new transactions can only read, on a server that is no standby. */
  readonly isReadOnly: boolean;
  /** Whether its role may write the read models; null before there are any. */
  readonly mayWrite: boolean | null;
  readonly bytes: number;
  readonly connections: number;
  readonly maxConnections: number;
  /** The server's clock, in milliseconds since the epoch. */
  readonly nowMs: number;
}

/** What the role of the readers may do. */
export interface ReaderRoleState {
  readonly exists: boolean;
  readonly canLogIn: boolean;
  /** Whether it may reach what lies beneath the views, which withhold nothing from it then. */
  readonly reachesBeneathViews: boolean;
}

/** What is known of a database without changing it. */
export interface DatabaseState {
  readonly server: ServerState;
  readonly missingMigrations: readonly string[];
  /** Migrations of a newer release. */
  readonly unknownMigrations: readonly string[];
  readonly reader: ReaderRoleState;
}

/** Looks at a database. Fails as `Database.connection` does. */
export async function inspectDatabase(database: Database): Promise<DatabaseState> {
  const server = await inspectServer(database);
  const known = database.source.migrations.map(({ name }) => name ?? '');
  const applied = await appliedMigrations(database);
  return {
    server,
    missingMigrations: known.filter((name) => !applied.includes(name)),
    unknownMigrations: applied.filter((name) => !known.includes(name)),
    reader: await inspectReaderRole(database),
  };
}

/** Looks at the server of a database only. Fails as `Database.connection` does. */
export async function inspectServer(database: Database): Promise<ServerState> {
  return database.connection('looking at the server', async (client) => {
    const { rows } = await client.query<ServerState>(SERVER);
    const row = rows[0];
    if (row === undefined) throw new Error('The server gave no row for a query that gives one.');
    return { ...row, bytes: Number(row.bytes), nowMs: Number(row.nowMs) };
  });
}

const SERVER = `
  SELECT current_setting('server_version') AS version,
    current_setting('server_version_num')::int AS "versionNumber",
    current_database() AS database,
    current_user AS "user",
    current_setting('server_encoding') AS encoding,
    pg_is_in_recovery() AS "isStandby",
    current_setting('transaction_read_only') = 'on' AS "isReadOnly",
    (SELECT has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'gen_1' AND c.relname = 'checkpoints') AS "mayWrite",
    pg_database_size(current_database()) AS bytes,
    (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
    current_setting('max_connections')::int AS "maxConnections",
    floor(extract(epoch FROM clock_timestamp()) * 1000) AS "nowMs"`;

async function inspectReaderRole(database: Database): Promise<ReaderRoleState> {
  return database.connection('looking at the role of the readers', async (client) => {
    const { rows } = await client.query<{ readonly canLogIn: boolean }>('SELECT rolcanlogin AS "canLogIn" FROM pg_roles WHERE rolname = $1', [READER_ROLE]);
    if (rows[0] === undefined) return { exists: false, canLogIn: false, reachesBeneathViews: false };
    const beneath = await client.query(`SELECT 1 FROM pg_namespace WHERE nspname ~ '^gen_[0-9]+$' AND has_schema_privilege($1, oid, 'USAGE')`, [READER_ROLE]);
    return { exists: true, canLogIn: rows[0].canLogIn, reachesBeneathViews: beneath.rows.length > 0 };
  });
}
