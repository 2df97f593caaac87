import { join } from 'node:path';
import { choosePorts } from '../../tools/stack/free-ports.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';

/** The processes of the product that a round runs. */
export const serviceNames = ['ingestor-1', 'extractor-1', 'extractor-2', 'projector-1', 'projector-2'] as const;

/** A process of the product. */
export type ServiceName = (typeof serviceNames)[number];

/** The app that a process runs. */
export type AppName = 'ingestor' | 'extractor' | 'projector';

/** The app of a process. */
export function appOf(name: ServiceName): AppName {
  // Safe: each name begins with one of the three.
  return name.split('-')[0] as AppName;
}

/** The ports of everything: where services answer, where they enter Kafka and Postgres, and the listeners behind their ways in. */
export interface PortPlan {
  readonly health: (name: ServiceName) => number;
  readonly kafkaPassage: (name: ServiceName) => number;
  readonly kafkaListener: (name: ServiceName) => number;
  readonly postgresPassage: (name: ServiceName) => number;
}

/** Chooses all ports at once, so that no two are the same. */
export async function choosePortPlan(state: StateFolder): Promise<PortPlan> {
  const kinds = ['health', 'kafka-passage', 'kafka-listener', 'postgres-passage'] as const;
  const ports = await choosePorts(state, serviceNames.flatMap((name) => kinds.map((kind) => `${name} ${kind}`)));
  const of = (kind: (typeof kinds)[number]) => (name: ServiceName): number => {
    const port = ports.get(`${name} ${kind}`);
    if (port === undefined) throw new Error(`No port was chosen for ${name} ${kind}.`);
    return port;
  };
  return { health: of('health'), kafkaPassage: of('kafka-passage'), kafkaListener: of('kafka-listener'), postgresPassage: of('postgres-passage') };
}

/** What the product stands on in a run of the harness. */
export interface Installation {
  readonly root: string;
  readonly topicPrefix: string;
  /** Past all passages, for the harness itself. */
  readonly brokers: string;
  readonly databaseUrl: string;
  readonly sourcesFile: string;
}

/** The file that a process runs. */
export function mainOf(root: string, app: AppName): string {
  return join(root, 'apps', app, 'dist', 'main.js');
}

/** What the settings of a process follow from. */
export interface SettingsPlan {
  readonly installation: Installation;
  readonly ports: PortPlan;
  /** For Node, such as a file to load before all others. */
  readonly nodeOptions: string;
}

/** The settings of a process: none of ours gets into it but the path. */
export function settingsOf(name: ServiceName, { installation, ports, nodeOptions }: SettingsPlan): NodeJS.ProcessEnv {
  const prefix = appOf(name).toUpperCase();
  const database = new URL(installation.databaseUrl);
  database.port = String(ports.postgresPassage(name));
  return {
    ...commonSettings(installation),
    KAFKA_BROKERS: `127.0.0.1:${ports.kafkaPassage(name)}`,
    DATABASE_URL: database.href,
    SOURCES_FILE: installation.sourcesFile,
    [`${prefix}_HOST`]: '127.0.0.1',
    [`${prefix}_PORT`]: String(ports.health(name)),
    EXTRACTOR_WORKERS: '1',
    // KafkaJS deals partitions in this order: with the one of control in between, articles and extractions of one number go to different projectors.
    PROJECTOR_TOPICS: 'articles,control,extractions,dead-letters',
    KAFKA_SESSION_TIMEOUT_SECONDS: '6',
    KAFKA_REBALANCE_TIMEOUT_SECONDS: '10',
    ...(nodeOptions === '' ? {} : { NODE_OPTIONS: nodeOptions }),
  };
}

/** The settings that all processes of an installation share, the verbs of the operator included. */
export function commonSettings({ topicPrefix, brokers, databaseUrl }: Installation): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'], TOPIC_PREFIX: topicPrefix, KAFKA_BROKERS: brokers, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info',
    EXTRACTOR_GROUP: `${topicPrefix}-extractor`, PROJECTOR_GROUP: `${topicPrefix}-projector`,
  };
}
