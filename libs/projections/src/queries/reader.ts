import type { OnRecordError } from '@on-record/domain';
import { Pool, types, type PoolClient, type PoolConfig } from 'pg';
import { connectionOf, type DatabaseAccess } from '../database/database-access';
import { renderSql, sql, type Sql } from './sql';
import { toQueryConnectError, toQueryError } from './to-query-error';

/** Runs queries and gives their rows; times are ISO 8601 texts in UTC, as precise as they are stored. */
export interface RowSource {
  rows<Row extends object>(query: Sql): Promise<readonly Row[]>;
}

/**
 * The read side of the database. Fails with DATABASE_UNAVAILABLE, DATABASE_ACCESS_DENIED, DATABASE_TLS_FAILED, QUERY_TIMED_OUT
 * (all retriable), DATABASE_SCHEMA_MISMATCH where `read_v1` is not there, or QUERY_INVALID where a value cannot be compared.
 */
export interface Reader extends RowSource {
  /** Runs queries that see one and the same state of the read models. */
  snapshot<T>(work: (source: RowSource) => Promise<T>): Promise<T>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** How a reader uses the database. */
export interface ReaderOptions {
  readonly maxConnections?: number;
  readonly statementTimeoutMs?: number;
}

/** Opens the read side with a role that can only read; connects with the first query, and again after trouble. */
export function openReader(access: DatabaseAccess | string, options: ReaderOptions = {}): Reader {
  const pool = new Pool(poolConfig(access, options));
  // An idle connection that breaks leaves the pool by itself; without a listener it would end the process.
  pool.on('error', () => undefined);
  const withClient = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch(rethrow);
    let failure: OnRecordError | undefined;
    try {
      return await work(client);
    } catch (error) {
      failure = toQueryError(error);
      throw failure;
    } finally {
      // A connection that may still be busy or broken is not used again.
      client.release(failure?.code === 'DATABASE_UNAVAILABLE');
    }
  };
  return {
    rows: (query) => withClient((client) => rowsOf(client, query)),
    snapshot: (work) => withClient((client) => inSnapshot(client, work)),
    ping: async () => {
      await withClient((client) => rowsOf(client, sql`SELECT 1`));
    },
    close: () => pool.end(),
  };
}

function poolConfig(access: DatabaseAccess | string, { maxConnections = 8, statementTimeoutMs = 5_000 }: ReaderOptions): PoolConfig {
  return {
    ...connectionOf(access),
    max: maxConnections,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    application_name: 'on-record query',
    // For a server that is gone without a word: the statement's own limit cannot reach us then.
    query_timeout: statementTimeoutMs + 2_000,
    // To compile a query takes longer than most of these take.
    options: `-c timezone=UTC -c datestyle=ISO -c jit=off -c default_transaction_read_only=on -c statement_timeout=${statementTimeoutMs}`,
    types: { getTypeParser },
  };
}

async function inSnapshot<T>(client: PoolClient, work: (source: RowSource) => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  try {
    return await work({ rows: (query) => rowsOf(client, query) });
  } finally {
    // Nothing was written: there is nothing to lose when a broken connection cannot end its transaction.
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

async function rowsOf<Row extends object>(client: PoolClient, query: Sql): Promise<readonly Row[]> {
  const { text, values } = renderSql(query);
  return (await client.query<Row>(text, [...values])).rows;
}

function rethrow(error: unknown): never {
  throw toQueryConnectError(error);
}

/** `bigint` comes as a number while it is exact, `timestamptz` as ISO 8601 text with all of its digits. */
const getTypeParser: NonNullable<PoolConfig['types']>['getTypeParser'] = (id: number, format?: 'text' | 'binary') => {
  if (id === types.builtins.INT8) return Number;
  if (id === types.builtins.TIMESTAMPTZ) return isoTime;
  return types.getTypeParser(id, format);
};

/** `2026-11-24 03:06:26.123456+00`, as Postgres writes it in UTC, as `2026-11-24T03:06:26.123456Z`. */
function isoTime(text: string): string {
  return text.replace(' ', 'T').replace(/\+00( BC)?$/, 'Z$1');
}
