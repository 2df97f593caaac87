import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMavenKafka } from '../../tools/stack/kafka-from-maven.ts';
import { startPostgres, type LocalPostgres } from '../../tools/stack/local-postgres.ts';
import { readRecords } from '../../tools/stack/process-record.ts';
import type { Progress } from '../../tools/stack/progress.ts';
import { runCommand } from '../../tools/stack/run-command.ts';
import type { RunningService } from '../../tools/stack/running-service.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import { chanceOf } from '../story/chance.ts';
import { openPassage, type Passage } from './passage.ts';
import { choosePortPlan, commonSettings, serviceNames, type Installation, type PortPlan, type ServiceName } from './service-plans.ts';

/** A service that can be taken away and brought back with its data and its address. */
export interface Removable {
  /** Takes it away as a crash would. */
  readonly kill: () => Promise<void>;
  /** Brings it back; settles when it takes requests. */
  readonly start: () => Promise<void>;
}

/** All that the product stands on: a broker and a database of its own, and ways to them on which things go wrong. */
export interface ChaosStack {
  readonly state: StateFolder;
  readonly installation: Installation;
  readonly ports: PortPlan;
  readonly broker: Removable;
  readonly postgres: Removable;
  readonly kafkaPassages: ReadonlyMap<ServiceName, Passage>;
  readonly postgresPassages: ReadonlyMap<ServiceName, Passage>;
  /** Makes topics and schema where they are missing, in the live database or in another. */
  readonly setUp: (databaseUrl: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What a stack is started with. */
export interface ChaosStackWish {
  readonly root: string;
  readonly state: StateFolder;
  readonly progress: Progress;
  readonly seed: number;
}

const mostKafkaDelayMs = 50;
const mostPostgresDelayMs = 40;
const source = 'chaos-daily';

/** Where the newsroom of the stories pushes. */
export const pushPath = `/v1/push/${source}`;

/** Starts broker, database and passages, and makes topics and schema. What is acknowledged has reached the disk, as in production. */
export async function startChaosStack(wish: ChaosStackWish): Promise<ChaosStack> {
  const { root, state, progress, seed } = wish;
  const ports = await choosePortPlan(state);
  const postgres = await progress.step('Starting PostgreSQL', () => removablePostgres(wish));
  const broker = await progress.step('Starting Kafka', () => removableBroker(wish, ports));
  const installation: Installation = { root, topicPrefix: 'chaos', brokers: broker.address(), databaseUrl: postgres.url, sourcesFile: writeSources(state) };
  const open = (to: string, targetPort: (name: ServiceName) => number, port: (name: ServiceName) => number): Promise<ReadonlyMap<ServiceName, Passage>> =>
    openPassages((name) => ({ port: port(name), targetPort: targetPort(name), mostDelayMs: to === 'kafka' ? mostKafkaDelayMs : mostPostgresDelayMs, chance: chanceOf(seed, `way of ${name} to ${to}`) }));
  const kafkaPassages = await open('kafka', ports.kafkaListener, ports.kafkaPassage);
  const postgresPassages = await open('postgres', () => Number(new URL(postgres.url).port), ports.postgresPassage);
  const setUp = (databaseUrl: string): Promise<void> => runSetup(installation, databaseUrl);
  await progress.step('Making topics and schema', () => setUp(postgres.url));
  return {
    state, installation, ports, broker, postgres, kafkaPassages, postgresPassages, setUp,
    stop: async () => {
      await Promise.all([...kafkaPassages.values(), ...postgresPassages.values()].map((passage) => passage.close()));
      await broker.stop();
      await postgres.stop();
    },
  };
}

async function removableBroker({ root, state, progress }: ChaosStackWish, ports: PortPlan): Promise<Removable & { readonly address: () => string; readonly stop: () => Promise<void> }> {
  const sideDoors = serviceNames.map((name, place) => ({ name: `CHAOS${place + 1}`, port: ports.kafkaListener(name), advertisedPort: ports.kafkaPassage(name) }));
  const launch = (): Promise<RunningService> => startMavenKafka({ state, cacheFolder: join(root, '.on-record', 'kafka'), progress, sideDoors });
  let service = await launch();
  return {
    address: () => service.address,
    kill: async () => {
      signalRecord(state, 'kafka', 'SIGKILL');
      await service.ended;
      await service.stop();
    },
    start: async () => {
      const before = service.address;
      service = await launch();
      if (service.address !== before) throw new Error(`The broker came back on ${service.address}, for something else has taken ${before}.`);
    },
    stop: () => service.stop(),
  };
}

async function removablePostgres({ root, state }: ChaosStackWish): Promise<Removable & { readonly url: string; readonly stop: () => Promise<void> }> {
  const launch = (): Promise<LocalPostgres> => startPostgres({ root, state });
  let service = await launch();
  const { url } = service;
  return {
    url,
    // SIGQUIT is PostgreSQL's immediate shutdown: nothing is written any more, and the next start recovers from the log.
    kill: async () => {
      signalRecord(state, 'postgres', 'SIGQUIT');
      await service.ended;
      await service.stop();
    },
    start: async () => {
      service = await launch();
      if (service.url !== url) throw new Error(`PostgreSQL came back on ${service.address}, for something else has taken its port.`);
    },
    stop: () => service.stop(),
  };
}

function signalRecord(state: StateFolder, name: string, signal: NodeJS.Signals): void {
  const record = readRecords(state.processes).find((each) => each.name === name);
  if (record !== undefined) process.kill(record.pid, signal);
}

async function openPassages(planOf: (name: ServiceName) => Parameters<typeof openPassage>[0]): Promise<ReadonlyMap<ServiceName, Passage>> {
  const opened = new Map<ServiceName, Passage>();
  for (const name of serviceNames) opened.set(name, await openPassage(planOf(name)));
  return opened;
}

function writeSources(state: StateFolder): string {
  mkdirSync(state.path, { recursive: true });
  const file = join(state.path, 'sources.yaml');
  const lines = ['sources:', `  ${source}:`, '    name: The Chaos Daily', '    language: en', '    timeZone: Europe/London', '    textPolicy: full', '    allowUnsigned: true', ''];
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function runSetup(installation: Installation, databaseUrl: string): Promise<void> {
  const result = await runCommand({
    command: process.execPath, arguments: [join(installation.root, 'apps', 'operator', 'dist', 'main.js'), 'setup'], withinMs: 120_000,
    environment: commonSettings({ ...installation, databaseUrl }), workingFolder: installation.root,
  });
  if (!result.isOk) throw new Error(`on-record setup gave ${result.ending}:\n${result.output.trim().split('\n').slice(-20).join('\n')}`);
}
