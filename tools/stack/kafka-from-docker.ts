import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaImage as image } from './container-images.ts';
import { messageOf } from './error-message.ts';
import { choosePorts } from './free-ports.ts';
import { writeJsonFile } from './json-file.ts';
import { waitForKafka } from './kafka-probe.ts';
import { brokerSettings, toContainerEnvironment, type BrokerPlace } from './kafka-settings.ts';
import type { Progress } from './progress.ts';
import { runCommand, type CommandResult } from './run-command.ts';
import type { RunningService } from './running-service.ts';
import type { StateFolder } from './state-folder.ts';

/** What a broker in a container needs. */
export interface DockerKafka {
  readonly state: StateFolder;
  readonly progress: Progress;
}

const dataFolder = '/var/lib/kafka/data';
const readyWithinMs = 90_000;
const pullWithinMs = 5 * 60_000;
/** The longest time that a timer can be set to. */
const watchForMs = 2 ** 31 - 1;

/** Why this machine cannot run Kafka in a container, or `undefined` when it can. */
export async function whyNotDocker(): Promise<string | undefined> {
  const result = await docker(['info', '--format', '{{.ServerVersion}}'], 20_000);
  return result.isOk ? undefined : `docker info gave ${result.ending}: ${result.output.trim().split('\n').at(-1) ?? ''}`;
}

/** The environment of a broker in a container, which clients reach by the port that it listens on. */
export function containerEnvironment(place: Pick<BrokerPlace, 'port' | 'controllerPort' | 'advertisedHost'>): Readonly<Record<string, string>> {
  return { ...toContainerEnvironment(brokerSettings({ dataFolder, host: '0.0.0.0', ...place })), KAFKA_HEAP_OPTS: '-Xmx384m' };
}

/** Starts `apache/kafka` in a container with a volume that outlives it; pulls the image first when it is not there. */
export async function startDockerKafka({ state, progress }: DockerKafka): Promise<RunningService> {
  await needImage(progress);
  const ports = await choosePorts(state, ['kafka', 'kafka-controller']);
  const [port, controllerPort] = [ports.get('kafka'), ports.get('kafka-controller')];
  if (port === undefined || controllerPort === undefined) throw new Error('No ports were chosen for kafka.');
  writeJsonFile(markOf(state), { image });
  await endDockerKafka(state);
  const name = containerName(state);
  const settings = Object.entries(containerEnvironment({ port, controllerPort })).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  const places = ['--publish', `127.0.0.1:${port}:${port}`, '--volume', `${name}:${dataFolder}`];
  const run = await docker(['run', '--detach', '--name', name, ...places, ...settings, image], 60_000);
  if (!run.isOk) throw new Error(`The container ${name} could not be started (${run.ending}): ${run.output.trim()}`);
  const ended = endOf(name);
  await waitReady(state, `127.0.0.1:${port}`, ended);
  return { address: `127.0.0.1:${port}`, origin: `${image} in Docker`, ended, stop: () => endDockerKafka(state) };
}

/** Ends the container of this stack, if it ever had one; its data stay in the volume. */
export async function endDockerKafka(state: StateFolder): Promise<void> {
  if (!existsSync(markOf(state))) return;
  const name = containerName(state);
  const known = await docker(['container', 'inspect', '--format', '{{.State.Running}}', name], 20_000);
  if (!known.isOk) return;
  await docker(['stop', '--time', '20', name], 40_000);
  await docker(['rm', '--force', '--volumes', name], 40_000);
}

/** Forgets the data of this stack's broker. */
export async function wipeDockerKafka(state: StateFolder): Promise<void> {
  if (!existsSync(markOf(state))) return;
  await endDockerKafka(state);
  await docker(['volume', 'rm', '--force', containerName(state)], 40_000);
  rmSync(markOf(state), { force: true });
}

/** Docker is asked about a stack only when that stack has used it. */
function markOf(state: StateFolder): string {
  return join(state.path, 'docker-kafka.json');
}

function containerName(state: StateFolder): string {
  return `on-record-${state.instance}-kafka`;
}

async function needImage(progress: Progress): Promise<void> {
  const known = await docker(['image', 'inspect', '--format', '{{.Id}}', image], 20_000);
  if (known.isOk) return;
  const pulled = await progress.step(`Pulling ${image}`, () => docker(['pull', '--quiet', image], pullWithinMs));
  if (!pulled.isOk) throw new Error(`${image} could not be pulled (${pulled.ending}): ${pulled.output.trim().split('\n').at(-1) ?? ''}`);
}

/** Settles when the container has ended. */
async function endOf(name: string): Promise<string> {
  const result = await docker(['wait', name], watchForMs);
  return result.isOk ? `exit code ${result.output.trim()}` : `docker wait gave ${result.ending}`;
}

async function waitReady(state: StateFolder, address: string, ended: Promise<string>): Promise<void> {
  let end: string | undefined;
  void ended.then((how) => {
    end = `the container has ended (${how})`;
  });
  try {
    await waitForKafka(address, readyWithinMs, () => end);
  } catch (error) {
    const log = await docker(['logs', '--tail', '20', containerName(state)], 20_000);
    await endDockerKafka(state);
    throw new Error(`Kafka in its container did not become ready: ${messageOf(error)}. Its log ends:\n${log.output.trim()}`, { cause: error });
  }
}

function docker(rest: readonly string[], withinMs: number): Promise<CommandResult> {
  return runCommand({ command: 'docker', arguments: rest, withinMs });
}
