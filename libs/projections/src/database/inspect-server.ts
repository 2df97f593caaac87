import type { Database } from './open-database';

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
  /** The settings that let a crash lose what was committed. */
  readonly unsafeSettings: readonly string[];
  readonly bytes: number;
  readonly connections: number;
  readonly maxConnections: number;
  /** The version of TLS by which this connection came to the server; null for plain text. */
  readonly tlsVersion: string | null;
  /** Whether the connection did not leave the machine of the server. */
  readonly isLocal: boolean;
  /** The server's clock, in milliseconds since the epoch. */
  readonly nowMs: number;
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
    (SELECT bool_and(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT')) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname ~ '^gen_[0-9]+$' AND c.relname = 'checkpoints') AS "mayWrite",
    ARRAY(SELECT name FROM unnest(ARRAY['fsync', 'full_page_writes', 'synchronous_commit']) AS name WHERE current_setting(name) = 'off') AS "unsafeSettings",
    pg_database_size(current_database()) AS bytes,
    (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
    current_setting('max_connections')::int AS "maxConnections",
    (SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS "tlsVersion",
    coalesce(inet_client_addr() <<= '127.0.0.0/8' OR inet_client_addr() = '::1', true) AS "isLocal",
    floor(extract(epoch FROM clock_timestamp()) * 1000) AS "nowMs"`;
