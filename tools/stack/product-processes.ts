import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { lastLines, startChild, type Child } from './child-process.ts';
import { choosePorts } from './free-ports.ts';
import { kafkaAccessSettings, type HandedOn, type HandedOnSettings } from './given-settings.ts';
import { runCommand } from './run-command.ts';
import type { StateFolder } from './state-folder.ts';
import { waitUntil } from './wait-until.ts';

/** The processes of the product, in the order in which an article meets them. */
export const appNames = ['ingestor', 'extractor', 'projector', 'query'] as const;

/** A process of the product. */
export type AppName = (typeof appNames)[number];

/** What the processes of the product stand on; the names are those that the apps read. */
export interface ProductEnvironment extends HandedOnSettings {
  readonly KAFKA_BROKERS: string;
  readonly TOPIC_PREFIX: string;
  readonly DATABASE_URL: string;
  readonly QUERY_DATABASE_URL: string;
  readonly READER_PASSWORD: string;
  readonly SOURCES_FILE: string;
  readonly SAMPLE_NEWSROOM_SECRET: string;
  readonly INGESTOR_OPERATOR_TOKEN: string;
  readonly INGESTOR_EDITOR_TOKEN: string;
}

/** Where the product is started from, and with what. */
export interface ProductWish {
  readonly root: string;
  readonly state: StateFolder;
  readonly environment: ProductEnvironment;
  /** The processes that are wanted; all unless given. */
  readonly apps?: readonly AppName[];
}

/** A running process of the product. */
export interface RunningApp {
  readonly name: AppName;
  readonly url: string;
  readonly child: Child;
}

const setupWithinMs = 120_000;
const readyWithinMs = 60_000;

/** A setting by its name, without the `_FILE` by which it may be given. */
type SettingName = Exclude<keyof ProductEnvironment, `${HandedOn}_FILE`>;

const kafka = ['KAFKA_BROKERS', ...kafkaAccessSettings] as const;
const database = ['DATABASE_URL', 'DATABASE_PASSWORD'] as const;

/** The settings that each process needs and may know: the extractor has no business with the database, the query process none with its owner's password. */
const settingsOf: Readonly<Record<AppName | 'setup', readonly SettingName[]>> = {
  setup: [...kafka, 'TOPIC_PREFIX', ...database, 'READER_PASSWORD'],
  ingestor: [...kafka, 'TOPIC_PREFIX', 'SOURCES_FILE', 'SAMPLE_NEWSROOM_SECRET', 'INGESTOR_OPERATOR_TOKEN', 'INGESTOR_EDITOR_TOKEN'],
  extractor: [...kafka, 'TOPIC_PREFIX'],
  projector: [...kafka, 'TOPIC_PREFIX', ...database],
  query: ['TOPIC_PREFIX', 'QUERY_DATABASE_URL', 'QUERY_DATABASE_PASSWORD'],
};

const mains: Readonly<Record<AppName | 'setup', string>> = {
  setup: 'apps/operator/dist/main.js',
  ingestor: 'apps/ingestor/dist/main.js',
  extractor: 'apps/extractor/dist/main.js',
  projector: 'apps/projector/dist/main.js',
  query: 'apps/projector/dist/query.js',
};

/** Creates topics, schema and roles where they are missing; throws with what the command said when it fails. */
export async function setUp(wish: ProductWish): Promise<void> {
  const result = await runCommand({
    command: process.execPath,
    arguments: [join(wish.root, mains.setup), 'setup'],
    withinMs: setupWithinMs,
    environment: environmentFor('setup', wish),
    workingFolder: wish.root,
  });
  if (!result.isOk) throw new Error(`on-record setup gave ${result.ending}:\n${result.output.trim().split('\n').slice(-20).join('\n')}`);
}

/** Starts the wanted processes of the product on free ports; gives each to `onStarted` before it is ready. */
export async function startApps(wish: ProductWish, onStarted: (app: RunningApp) => void): Promise<readonly RunningApp[]> {
  const wanted = wish.apps ?? appNames;
  const ports = await choosePorts(wish.state, wanted);
  const apps: RunningApp[] = [];
  for (const name of wanted) {
    const app = { name, url: `http://127.0.0.1:${ports.get(name)}`, child: await startApp(name, wish, ports) };
    onStarted(app);
    apps.push(app);
  }
  await Promise.all(apps.map(waitReady));
  return apps;
}

function startApp(name: AppName, wish: ProductWish, ports: ReadonlyMap<string, number>): Promise<Child> {
  const prefix = name.toUpperCase();
  return startChild({
    name,
    command: process.execPath,
    arguments: [join(wish.root, mains[name])],
    environment: {
      ...environmentFor(name, wish),
      [`${prefix}_HOST`]: '127.0.0.1',
      [`${prefix}_PORT`]: String(ports.get(name)),
      ...(name === 'query' ? overridesUrl(ports) : {}),
      EXTRACTOR_WORKERS: process.env['EXTRACTOR_WORKERS'] ?? String(defaultExtractorWorkers()),
    },
    state: wish.state,
    workingFolder: wish.root,
  });
}

/** The door of corrections, where an ingestor is started beside. */
function overridesUrl(ports: ReadonlyMap<string, number>): { readonly QUERY_OVERRIDES_URL?: string } {
  const port = ports.get('ingestor');
  return port === undefined ? {} : { QUERY_OVERRIDES_URL: `http://127.0.0.1:${port}/v1/overrides` };
}

/** Worker threads of the extractor unless `EXTRACTOR_WORKERS` is set: a machine that runs everything keeps a core for Kafka and Postgres. */
export function defaultExtractorWorkers(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

/** The environment of the starter without what npm adds and without the settings of other processes. */
function environmentFor(name: AppName | 'setup', { environment }: ProductWish): NodeJS.ProcessEnv {
  return settingsFor(name, environment, process.env);
}

/** What a process gets of the starter's environment and of the settings that are chosen or handed on. */
export function settingsFor(name: AppName | 'setup', environment: ProductEnvironment, starter: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const withFiles = (names: readonly string[]): readonly string[] => names.flatMap((each) => [each, `${each}_FILE`]);
  const ofProcesses = new Set(withFiles(Object.values(settingsOf).flat()));
  const inherited = Object.entries(starter).filter(([key]) => !/^npm_/i.test(key) && !ofProcesses.has(key));
  const chosen = new Map<string, string>(Object.entries(environment));
  const own = withFiles(settingsOf[name]).flatMap((key) => (chosen.has(key) ? [[key, chosen.get(key)]] : []));
  return { ...Object.fromEntries(inherited), ...Object.fromEntries(own) };
}

async function waitReady({ name, url, child }: RunningApp): Promise<void> {
  let answer = 'nothing yet';
  const attempt = async (): Promise<boolean> => {
    if (child.hasEnded()) return true;
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    answer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    return response.ok;
  };
  await waitUntil(attempt, { withinMs: readyWithinMs, everyMs: 100, describe: () => `${name} to be ready at ${url}/health/ready; it answered ${answer}. Its log ends:\n${lastLines(child.logFile)}` });
  if (child.hasEnded()) throw new Error(`${name} ended before it was ready (${await child.ended}). Its log ends:\n${lastLines(child.logFile)}`);
}
