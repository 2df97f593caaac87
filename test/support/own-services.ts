import { startMavenKafka } from '../../tools/stack/kafka-from-maven.ts';
import { startPostgres } from '../../tools/stack/local-postgres.ts';
import { postgresAccount } from '../../tools/stack/postgres-account.ts';
import { postgresPlace } from '../../tools/stack/postgres-place.ts';
import { silentProgress } from '../../tools/stack/progress.ts';
import { dropStack, kafkaCacheFolder, openThrowAwayFolder, root } from './test-stack';

/** A Kafka and a Postgres of a test's own, whose files it can look into. */
export interface OwnServices {
  readonly brokers: string;
  /** The address of the database, with the rights of the owner of the server. */
  readonly databaseUrl: string;
  readonly kafkaFolder: string;
  readonly postgresFolder: string;
  readonly end: () => Promise<void>;
}

/** Starts both. Throws when this machine has no Java: `describeWithBrokerControl` skips visibly then. */
export async function startOwnServices(): Promise<OwnServices> {
  const state = openThrowAwayFolder();
  const kafka = await startMavenKafka({ state, cacheFolder: kafkaCacheFolder, progress: silentProgress });
  const postgres = await startPostgres({ root, state, isThrowAway: true });
  return {
    brokers: kafka.address, databaseUrl: postgres.url, kafkaFolder: state.kafkaData,
    postgresFolder: postgresPlace(state, await postgresAccount()).dataFolder,
    end: async () => {
      await Promise.all([kafka.stop(), postgres.stop()]);
      await dropStack(state);
    },
  };
}
