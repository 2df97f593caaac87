import { openDatabase } from '@on-record/projections';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startPostgres, type LocalPostgres } from '../../tools/stack/local-postgres.ts';
import { silentProgress, type Progress } from '../../tools/stack/progress.ts';
import { resolveKafka } from '../../tools/stack/resolve-kafka.ts';
import { RunningParts, type Death } from '../../tools/stack/running-parts.ts';
import type { RunningService } from '../../tools/stack/running-service.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';

/** A Kafka and a Postgres for one run of benchmarks, set up as `npm start` sets them up: what is acknowledged has reached the disk. */
export interface BenchStack {
  readonly root: string;
  readonly state: StateFolder;
  readonly brokers: string;
  readonly kafka: RunningService;
  readonly postgres: LocalPostgres;
  /** Settles when one of the two ends by itself. */
  readonly death: Promise<Death>;
  /** An empty database; the server goes away with the run, and the database with it. */
  readonly createDatabase: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts both. A Kafka that is given is used only when a person says so by `ON_RECORD_KAFKA=given`, for topics stay behind in it. */
export async function startBenchStack(root: string, state: StateFolder, progress: Progress): Promise<BenchStack> {
  const parts = new RunningParts();
  const stop = (): Promise<void> => parts.stop(silentProgress);
  try {
    const postgres = await progress.step('Starting PostgreSQL', () => startPostgres({ root, state }));
    parts.add({ ...postgres, name: 'postgres' });
    const environment = process.env['ON_RECORD_KAFKA'] === 'given' ? process.env : { ...process.env, KAFKA_BROKERS: '' };
    const cacheFolder = join(root, '.on-record', 'kafka');
    const kafka = await progress.step('Starting Kafka', () => resolveKafka({ state, cacheFolder, environment, progress }));
    parts.add({ ...kafka, name: 'kafka' });
    return { root, state, brokers: kafka.address, kafka, postgres, death: parts.death, createDatabase: (name) => createDatabase(postgres.url, name), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A name that no other run has: for topic prefixes and databases. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const database = uniqueName(`bench_${name}`).replaceAll('-', '_');
  const server = await openDatabase(serverUrl);
  try {
    await server.connection('creating a database', (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`));
  } finally {
    await server.close();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
