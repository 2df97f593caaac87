import { startPostgres } from '../../../tools/stack/local-postgres.ts';
import { newestPostgres, oldestPostgres } from '../../../tools/stack/postgres-versions.ts';
import { createProgress } from '../../../tools/stack/progress.ts';
import { resolveKafka } from '../../../tools/stack/resolve-kafka.ts';
import type { RunningService } from '../../../tools/stack/running-service.ts';
import { kafkaCacheFolder, root } from '../test-stack';
import type { Backend, BackendWish } from './backend';

/** Starts a Kafka and a Postgres as processes of this machine, as `npm start` does. */
export async function startLocally({ state, postgresVersion, environment }: BackendWish): Promise<Backend> {
  if (![oldestPostgres, newestPostgres].includes(postgresVersion)) throw new Error(`As processes there are PostgreSQL ${oldestPostgres} and ${newestPostgres}; ${postgresVersion} there is with TEST_BACKEND=containers.`);
  const progress = createProgress((text) => process.stderr.write(text));
  const postgres = await startPostgres({ root, state, version: postgresVersion, isThrowAway: true });
  const kafka = await resolveKafka({ state, cacheFolder: kafkaCacheFolder, environment: { ...environment, KAFKA_BROKERS: '' }, progress }).catch((error: unknown) => stopAndThrow(postgres, error));
  return {
    brokers: kafka.address,
    postgresUrl: postgres.url,
    origin: `${kafka.origin} and ${postgres.origin}`,
    stop: async () => {
      await kafka.stop();
      await postgres.stop();
    },
  };
}

async function stopAndThrow(service: RunningService, error: unknown): Promise<never> {
  await service.stop();
  throw error;
}
