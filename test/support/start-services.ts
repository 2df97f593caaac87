import { whyNotMaven } from '../../tools/stack/kafka-from-maven.ts';
import { startPostgres } from '../../tools/stack/local-postgres.ts';
import { killAll } from '../../tools/stack/leftovers.ts';
import { createProgress } from '../../tools/stack/progress.ts';
import { resolveKafka } from '../../tools/stack/resolve-kafka.ts';
import type { RunningService } from '../../tools/stack/running-service.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import { serviceVariables } from './services';
import { dropAbandonedStacks, dropStack, kafkaCacheFolder, openThrowAwayFolder, root } from './test-stack';

/** What was started for a run, for the one who stops it. */
export interface TestServices {
  readonly state: StateFolder;
  readonly services: readonly RunningService[];
}

declare global {
  var onRecordTestServices: TestServices | undefined;
}

const progress = createProgress((text) => process.stderr.write(text));

/** Starts one Kafka and one Postgres for all test files of a run, whichever levels it has. */
async function startServices(): Promise<void> {
  await dropAbandonedStacks();
  const state = openThrowAwayFolder();
  endWithThisProcess(state);
  const services: RunningService[] = [];
  try {
    const postgres = await startPostgres({ root, state, isThrowAway: true });
    services.push(postgres);
    const kafka = await resolveKafka({ state, cacheFolder: kafkaCacheFolder, environment: environmentForTests(), progress });
    services.push(kafka);
    process.env[serviceVariables.postgres] = postgres.url;
    process.env[serviceVariables.kafka] = kafka.address;
    process.env[serviceVariables.state] = state.path;
    process.env[serviceVariables.noBrokerControl] = (await whyNotMaven(kafkaCacheFolder)) ?? '';
    globalThis.onRecordTestServices = { state, services };
  } catch (error) {
    for (const service of services.reverse()) await service.stop();
    await dropStack(state);
    throw error;
  }
}

/** A run that is interrupted never comes to its teardown. What lies on the disk is removed by the next run. */
function endWithThisProcess(state: StateFolder): void {
  process.once('exit', () => killAll(state));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}

/** Tests create topics by the dozen: in a Kafka of a person's own only when that person says so by `ON_RECORD_KAFKA=given`. */
function environmentForTests(): NodeJS.ProcessEnv {
  return process.env['ON_RECORD_KAFKA'] === 'given' ? process.env : { ...process.env, KAFKA_BROKERS: '' };
}

module.exports = startServices;
