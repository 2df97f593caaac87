import { randomBytes } from 'node:crypto';
import { kafkaImage, postgresImage } from '../../tools/stack/container-images.ts';
import { messageOf } from '../../tools/stack/error-message.ts';
import { whyNotMaven } from '../../tools/stack/kafka-from-maven.ts';
import { killAll } from '../../tools/stack/leftovers.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import type { Backend, BackendName, BackendWish } from './backends/backend';
import { chooseBackend, chosenPostgres, type BackendChoice } from './backends/choose-backend';
import { serviceVariables } from './services';
import { dropAbandonedStacks, dropStack, hasStacksWithContainers, kafkaCacheFolder, openThrowAwayFolder } from './test-stack';

/** What was started for a run, for the one who stops it. */
export interface TestServices {
  readonly state: StateFolder;
  readonly backend: Backend;
}

declare global {
  var onRecordTestServices: TestServices | undefined;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Brings up one Kafka and one Postgres for all test files of a run, whichever levels it has. */
async function startServices(): Promise<void> {
  const whyNotLocal = await whyNotMaven(kafkaCacheFolder);
  const choice = await chooseBackend(process.env, () => Promise.resolve(whyNotLocal));
  const postgresVersion = chosenPostgres(process.env);
  await removeWhatWasAbandoned();
  if (choice.backend === 'containers' && !(await hasContainers(choice, postgresVersion))) return;
  const state = openThrowAwayFolder();
  const runId = randomBytes(3).toString('hex');
  endWithThisProcess(choice.backend, state);
  try {
    const backend = await start(choice.backend, { state, postgresVersion, environment: process.env, runId });
    say(`Tests run on ${backend.origin} (${choice.backend}: ${choice.why}).`);
    globalThis.onRecordTestServices = { state, backend };
    tellTestFiles({
      postgres: backend.postgresUrl, kafka: backend.brokers, state: state.path, run: runId, skip: '',
      noBrokerControl: whyNotLocal ?? '', notOwn: choice.backend === 'given' ? 'Kafka and Postgres were given' : '',
    });
  } catch (error) {
    await dropStack(state);
    throw error;
  }
}

/** Each is loaded only where it is used, as containers bring a large library. */
async function start(name: BackendName, wish: BackendWish): Promise<Backend> {
  switch (name) {
    case 'local': return (await import('./backends/local-backend')).startLocally(wish);
    case 'containers': return (await import('./backends/container-backend')).startInContainers(wish);
    case 'given': return (await import('./backends/given-backend')).takeGiven(wish);
  }
}

/** Says whether containers can be had. If not, a run that was asked for them is skipped with all its files; throws when nobody asked, as then there is no way at all. */
async function hasContainers({ why, isAskedFor }: BackendChoice, postgresVersion: number): Promise<boolean> {
  const { refuseToSkip, whyNoContainers } = await import('./backends/container-runtime');
  const images = [kafkaImage, postgresImage(postgresVersion)];
  const whyNot = await whyNoContainers(images);
  if (whyNot === undefined) return true;
  const remedy = `start a Docker daemon that has or can pull ${images.join(' and ')}`;
  if (!isAskedFor) throw new Error(`${why}; nor in a container: ${whyNot}. To run these tests ${remedy}, or install Java 17 or newer and Maven, or give services of yours by TEST_BACKEND=given.`);
  refuseToSkip(whyNot);
  say(`Nothing is run, for the containers that TEST_BACKEND asks for cannot be had: ${whyNot}. To run them ${remedy}.`);
  tellTestFiles({ skip: `${whyNot}; to run it, ${remedy}` });
  return false;
}

function tellTestFiles(found: Partial<Record<keyof typeof serviceVariables, string>>): void {
  for (const [name, value] of Object.entries(found)) process.env[serviceVariables[name as keyof typeof serviceVariables]] = value;
}

/** Removes what runs have left that were killed. */
async function removeWhatWasAbandoned(): Promise<void> {
  if (hasStacksWithContainers()) {
    const { removeAbandonedContainers } = await import('./backends/container-runtime');
    await removeAbandonedContainers().catch((error: unknown) => say(`Containers of a test run that was killed may be left, for they cannot be looked for: ${messageOf(error)}`));
  }
  await dropAbandonedStacks();
}

/** A run that is interrupted never comes to its teardown. What lies on the disk is removed by the next run. */
function endWithThisProcess(backend: BackendName, state: StateFolder): void {
  process.once('exit', () => killAll(state));
  const cleanUp = async (): Promise<unknown> => {
    if (backend === 'containers') return (await import('./backends/container-runtime')).removeContainersOfThisRun();
    return backend === 'given' ? globalThis.onRecordTestServices?.backend.stop() : undefined;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void cleanUp().catch((error: unknown) => say(`Not all could be removed: ${messageOf(error)}`)).finally(() => process.exit(1)));
  }
}

module.exports = startServices;
