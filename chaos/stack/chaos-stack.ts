import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../tools/stack/run-command.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import { chanceOf, type Chance } from '../story/chance.ts';
import { openPassage, type Passage, type PassagePlan } from './passage.ts';
import { removableBroker, removablePostgres, type Removable, type RemovableWish } from './removables.ts';
import { choosePortPlan, commonSettings, serviceNames, type Installation, type PortPlan, type ServiceName } from './service-plans.ts';

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
export interface ChaosStackWish extends RemovableWish {
  readonly seed: number;
}

const mostKafkaDelayMs = 80;
const mostPostgresDelayMs = 40;

/** The source of all articles of stories. */
export const source = 'chaos-daily';

/** Where the newsroom of the stories pushes. */
export const pushPath = `/v1/push/${source}`;

/** Starts broker, database and passages, and makes topics and schema. What is acknowledged has reached the disk, as in production. */
export async function startChaosStack(wish: ChaosStackWish): Promise<ChaosStack> {
  const { root, state, progress, seed } = wish;
  const ports = await choosePortPlan(state);
  const postgres = await progress.step('Starting PostgreSQL', () => removablePostgres(wish));
  const broker = await progress.step('Starting Kafka', () => removableBroker(wish, ports));
  const installation: Installation = { root, topicPrefix: 'chaos', brokers: broker.address, databaseUrl: postgres.url, sourcesFile: writeSources(state) };
  const postgresPort = Number(new URL(postgres.url).port);
  const chanceTo = (to: string, name: ServiceName): Chance => chanceOf(seed, `way of ${name} to ${to}`);
  const kafkaPassages = await openPassages((name) =>
    ({ port: ports.kafkaPassage(name), targetPort: ports.kafkaListener(name), mostDelayMs: mostKafkaDelayMs, chance: chanceTo('Kafka', name) }));
  const postgresPassages = await openPassages((name) =>
    ({ port: ports.postgresPassage(name), targetPort: postgresPort, mostDelayMs: mostPostgresDelayMs, chance: chanceTo('PostgreSQL', name) }));
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

async function openPassages(planOf: (name: ServiceName) => PassagePlan): Promise<ReadonlyMap<ServiceName, Passage>> {
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
