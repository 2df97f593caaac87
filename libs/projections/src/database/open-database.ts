import { DataSource, type QueryRunner } from 'typeorm';
import { OnRecordError } from '@on-record/domain';
import type { Client, PoolClient, QueryResult } from 'pg';
import { ReadModels1795478400001 } from '../migrations/0001-read-models';
import { ReadViews1795478400002 } from '../migrations/0002-read-views';
import { RevisionViews1795478400003 } from '../migrations/0003-revision-views';
import { SourceNotices1795478400004 } from '../migrations/0004-source-notices';
import { DeadLetters1795478400005 } from '../migrations/0005-dead-letters';
import { LogEnds1795478400006 } from '../migrations/0006-log-ends';
import { DatabaseIdentity1795478400007 } from '../migrations/0007-database-identity';
import { DeliveryIndexes1795478400008 } from '../migrations/0008-delivery-indexes';
import { Generations1795478400009 } from '../migrations/0009-generations';
import { History1795478400010 } from '../migrations/0010-history';
import { EventCodes1795478400011 } from '../migrations/0011-event-codes';
import { ActorRegistry1795478400012 } from '../migrations/0012-actor-registry';
import { FindingOverrides1795478400013 } from '../migrations/0013-finding-overrides';
import { Offices1795478400014 } from '../migrations/0014-offices';
import { numberSql, type GenerationChoice } from '../generations/generation-names';
import { connectionOf, type DatabaseAccess } from './database-access';
import { toConnectError, toDatabaseError } from './database-errors';

/** How a database is opened. */
export interface OpenDatabaseOptions {
  /** The greatest number of connections; 4 unless given. */
  readonly connections?: number;
  /** How long opening a connection may take; 5 s unless given. */
  readonly connectTimeoutMs?: number;
  /** How long a transaction waits for a lock of another before it is tried again; 20 s unless given. */
  readonly lockTimeoutMs?: number;
  /** How long a transaction may stand idle before the server ends it and frees its locks; 30 s unless given. */
  readonly idleTimeoutMs?: number;
  /** How long a piece of work may take before its connection is taken for one that was cut without a word; 60 s unless given. */
  readonly patienceMs?: number;
}

/** The migrations in their order. */
const MIGRATIONS = [
  ReadModels1795478400001, ReadViews1795478400002, RevisionViews1795478400003, SourceNotices1795478400004, DeadLetters1795478400005, LogEnds1795478400006,
  DatabaseIdentity1795478400007, DeliveryIndexes1795478400008, Generations1795478400009, History1795478400010, EventCodes1795478400011,
  ActorRegistry1795478400012, FindingOverrides1795478400013, Offices1795478400014,
];

/** An open database: a pool of connections. TypeORM owns it and runs the migrations; writers talk to `pg` directly. */
export interface Database {
  /** The TypeORM data source, for migrations. */
  readonly source: DataSource;
  /**
   * Runs work in one transaction, rolled back when the work throws. Names without a schema mean the tables of a generation:
   * the active one unless another is chosen. Errors are mapped to the closed list.
   */
  transaction<T>(doing: string, work: (client: PoolClient) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Runs work on one connection outside a transaction; `isPatient` for what may take long. Errors are mapped to the closed list. */
  connection<T>(doing: string, work: (client: PoolClient) => Promise<T>, options?: { readonly isPatient?: boolean }): Promise<T>;
  close(): Promise<void>;
}

/** What a transaction is about, and whether it may take long. */
export interface TransactionOptions {
  readonly generation?: GenerationChoice;
  readonly isPatient?: boolean;
}

/**
 * Opens a database; asks it one question, and fails with DATABASE_UNAVAILABLE when it does not answer, with
 * DATABASE_TLS_FAILED or DATABASE_ACCESS_DENIED when it may not be used so. The database need not be migrated yet.
 */
export async function openDatabase(access: DatabaseAccess | string, options: OpenDatabaseOptions = {}): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    applicationName: 'on-record',
    schema: 'on_record',
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    installExtensions: false,
    synchronize: false,
    logging: false,
    poolSize: options.connections ?? 4,
    connectTimeoutMS: options.connectTimeoutMs ?? 5_000,
    // A connection that breaks while idle is replaced by the pool; who uses one next is told by their own statement.
    poolErrorHandler: () => undefined,
    extra: { ...connectionOf(access), keepAlive: true },
  });
  try {
    await source.initialize();
  } catch (error) {
    await source.destroy().catch(() => undefined);
    throw toConnectError(error, 'opening it');
  }
  const patienceMs = options.patienceMs ?? 60_000;
  const connection: Database['connection'] = (doing, work, { isPatient = false } = {}) =>
    onConnection(source, doing, isPatient ? work : (client) => withinPatience(client, patienceMs, work));
  return {
    source,
    connection,
    transaction: (doing, work, { generation = 'active', isPatient = false } = {}) =>
      connection(doing, (client) => inTransaction(client, beginSql(options, generation), work), { isPatient }),
    close: () => source.destroy(),
  };
}

async function onConnection<T>(source: DataSource, doing: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    const client = await connect(runner, doing);
    return await work(client);
  } catch (error) {
    throw toDatabaseError(error, doing);
  } finally {
    await runner.release().catch(() => undefined);
  }
}

async function connect(runner: QueryRunner, doing: string): Promise<PoolClient> {
  try {
    // For its Postgres driver TypeORM gives back the connection of `pg` itself.
    return (await runner.connect()) as PoolClient;
  } catch (error) {
    throw toConnectError(error, doing);
  }
}

/**
 * Neither side learns of a connection that was cut without a word (a firewall forgot it), and the system gives it up after
 * many minutes only. Ended here, it fails what waits for its answer, and the pool drops it.
 */
async function withinPatience<T>(client: PoolClient, patienceMs: number, work: (client: PoolClient) => Promise<T>): Promise<T> {
  // A client of a pool is a client like any other; its types keep from ending what the pool may still use.
  const end = (): void => void (client as PoolClient & Pick<Client, 'end'>).end().catch(() => undefined);
  const timer = setTimeout(end, patienceMs);
  try {
    return await work(client);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * READ COMMITTED is what the writers rely on: after a lock they must see what its last holder committed. A process that
 * froze in the middle keeps its locks for a while only: then the server ends its transaction, and its successor goes on.
 */
function beginSql({ lockTimeoutMs = 20_000, idleTimeoutMs = 30_000 }: OpenDatabaseOptions, generation: GenerationChoice): string {
  return [
    'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE',
    `SET LOCAL lock_timeout = ${Math.ceil(lockTimeoutMs)}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(idleTimeoutMs)}`,
    `WITH chosen AS MATERIALIZED (${numberSql(generation)}) SELECT set_config('search_path', 'gen_' || number || ', pg_catalog', true) FROM chosen`,
  ].join('; ');
}

async function inTransaction<T>(client: PoolClient, beginning: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const begun = await client.query(beginning);
  try {
    // Several statements have several results, which the types of `pg` do not know; the last one chose the generation.
    if ((begun as unknown as readonly QueryResult[]).at(-1)?.rowCount !== 1) throw changingPlaces();
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // When the connection is broken, the server rolls back by itself; the first error is the one to tell.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Who waited for a switch finds that the role has gone to another generation; the next transaction finds that one. */
function changingPlaces(): OnRecordError {
  return new OnRecordError('DATABASE_UNAVAILABLE', 'The generation that was wanted is not there: generations are changing places, or it was retired.');
}
