import { hostname } from 'node:os';
import { GenericContainer, getContainerRuntimeClient, Wait, type StartedTestContainer } from 'testcontainers';
import { kafkaImage, postgresImage } from '../../../tools/stack/container-images.ts';
import { choosePorts } from '../../../tools/stack/free-ports.ts';
import { writeJsonFile } from '../../../tools/stack/json-file.ts';
import { containerEnvironment } from '../../../tools/stack/kafka-from-docker.ts';
import { waitForKafka } from '../../../tools/stack/kafka-probe.ts';
import { serverSettings } from '../../../tools/stack/local-postgres.ts';
import { localeFlags } from '../../../tools/stack/postgres-versions.ts';
import { rememberedSecret } from '../../../tools/stack/state-folder.ts';
import { containersMark } from '../test-stack';
import type { Backend, BackendWish } from './backend';
import { decideOnCleaner, labelsOfThisRun, removeAbandonedContainers } from './container-runtime';

const readyWithinMs = 120_000;
const user = 'on_record';

/** Starts a Kafka and a Postgres in containers, on ports of our kind, and on loopback where the daemon is on this machine. */
export async function startInContainers(wish: BackendWish): Promise<Backend> {
  writeJsonFile(containersMark(wish.state), { postgres: postgresImage(wish.postgresVersion), kafka: kafkaImage });
  await decideOnCleaner();
  await removeAbandonedContainers();
  const host = await daemonHost();
  const ports = await choosePorts(wish.state, ['kafka', 'kafka-controller', 'postgres']);
  const portOf = (name: string): number => ports.get(name) ?? 0;
  const started: StartedTestContainer[] = [];
  const keep = (container: StartedTestContainer): void => void started.push(container);
  const stop = async (): Promise<void> => {
    for (const container of started.splice(0)) await container.stop({ remove: true, removeVolumes: true, timeout: 0 });
  };
  try {
    keep(await postgresContainer(wish, host, portOf('postgres')).start());
    keep(await kafkaContainer(host, portOf('kafka'), portOf('kafka-controller')).start());
    await waitForKafka(`${host}:${portOf('kafka')}`, readyWithinMs);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    brokers: `${host}:${portOf('kafka')}`,
    postgresUrl: `postgresql://${user}:${rememberedSecret(wish.state, 'postgres')}@${host}:${portOf('postgres')}/${user}`,
    origin: `${kafkaImage} and ${postgresImage(wish.postgresVersion)}`,
    stop,
  };
}

/** Publishes its ports on loopback only, where nobody but this machine can come in. */
class LoopbackContainer extends GenericContainer {
  protected override beforeContainerCreated(): Promise<void> {
    const published = Object.values((this.hostConfig.PortBindings ?? {}) as Record<string, { HostIp?: string }[]>);
    for (const binding of published.flat()) binding.HostIp = '127.0.0.1';
    return Promise.resolve();
  }
}

/** The host at which published ports are reached: our own, unless the daemon is on another machine or we are in a container ourselves. */
async function daemonHost(): Promise<string> {
  const { info, container } = await getContainerRuntimeClient();
  const { host } = info.containerRuntime;
  if (host === 'localhost') return '127.0.0.1';
  if ((process.env['TESTCONTAINERS_HOST_OVERRIDE'] ?? '') !== '' || /^(tcp|https?|ssh):/.test(process.env['DOCKER_HOST'] ?? '')) return host;
  // The library goes by the file /.dockerenv, which machines that were made of an image have too; the daemon knows its containers by their host names.
  const isInContainer = await container.dockerode.getContainer(hostname()).inspect().then(() => true, () => false);
  return isInContainer ? host : '127.0.0.1';
}

function containerOf(image: string, host: string, port: { readonly container: number; readonly host: number }): GenericContainer {
  const container = host === '127.0.0.1' ? new LoopbackContainer(image) : new GenericContainer(image);
  return container.withExposedPorts(port).withLabels(labelsOfThisRun()).withStartupTimeout(readyWithinMs);
}

/** Text in the order of code points, UTC, passwords by SCRAM and enough connections: as the local one. */
function postgresContainer({ state, postgresVersion }: BackendWish, host: string, port: number): GenericContainer {
  const flags = [...localeFlags(postgresVersion, 'linux'), '--auth-host=scram-sha-256'];
  return containerOf(postgresImage(postgresVersion), host, { container: 5432, host: port })
    .withEnvironment({ POSTGRES_USER: user, POSTGRES_DB: user, POSTGRES_PASSWORD: rememberedSecret(state, 'postgres'), POSTGRES_INITDB_ARGS: flags.join(' ') })
    .withCommand(Object.entries(serverSettings(true)).flatMap(([key, value]) => ['-c', `${key}=${value}`]))
    // The image starts a server for itself first, to make the database.
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2));
}

/** It tells its clients the port that it listens on, so that both must be the same number inside and outside. */
function kafkaContainer(host: string, port: number, controllerPort: number): GenericContainer {
  return containerOf(kafkaImage, host, { container: port, host: port })
    .withEnvironment(containerEnvironment({ port, controllerPort, advertisedHost: host }))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/));
}
