import { openDatabase } from '@on-record/projections';
import { engineVersion } from '@on-record/extraction';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { BenchStack } from '../stack/bench-stack.ts';

/** What a figure depends on besides the code. */
export interface MachineFacts {
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly kafka: string;
  readonly postgres: string;
  readonly engine: string;
  /** The load average of the last minute before anything was started. */
  readonly loadBefore: number;
}

/** The load average of the last minute; 0 where the system keeps none. */
export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

/** Asks the machine and the services. */
export async function machineFacts({ kafka, postgres }: BenchStack, loadBefore: number): Promise<MachineFacts> {
  const database = await openDatabase(postgres.url);
  try {
    const { rows } = await database.connection('asking for its version', (client) => client.query<{ readonly server_version: string }>('SHOW server_version'));
    return {
      date: new Date().toISOString(), cores: availableParallelism(), processor: cpus()[0]?.model ?? 'unknown', memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version, kafka: kafka.origin, postgres: `PostgreSQL ${rows[0]?.server_version ?? 'unknown'}`, engine: engineVersion, loadBefore,
    };
  } finally {
    await database.close();
  }
}
