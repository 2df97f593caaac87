import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lastLines, startChild, type Child } from './child-process.ts';
import { messageOf } from './error-message.ts';
import { choosePorts } from './free-ports.ts';
import { fetchKafka, isComplete, kafkaVersion } from './kafka-artefacts.ts';
import { waitForKafka } from './kafka-probe.ts';
import { brokerSettings, kafkaLogging, toProperties, type SideDoor } from './kafka-settings.ts';
import type { Progress } from './progress.ts';
import { runCommand } from './run-command.ts';
import type { RunningService } from './running-service.ts';
import type { StateFolder } from './state-folder.ts';

/** What a broker from Maven's artefacts needs. */
export interface MavenKafka {
  readonly state: StateFolder;
  /** Where the jars are kept; may serve several stacks. */
  readonly cacheFolder: string;
  readonly progress: Progress;
  /** Name of the process, where one stack has several brokers. */
  readonly name?: string;
  /** Listeners for clients that come by way of a passage. */
  readonly sideDoors?: readonly SideDoor[];
  /** Who may log in by SCRAM from the beginning, `SCRAM-SHA-512=[name=...,password=...]`; the list of processes shows it. */
  readonly scramUsers?: readonly string[];
}

const heap = '-Xmx384m';
const loggingFile = 'kafka-log4j2.yaml';
const readyWithinMs = 60_000;
const formatWithinMs = 60_000;

/** Why this machine cannot run Kafka from Maven, or `undefined` when it can. */
export async function whyNotMaven(cacheFolder: string): Promise<string | undefined> {
  const java = await runCommand({ command: 'java', arguments: ['-version'], withinMs: 20_000 });
  if (!java.isOk) return `java -version gave ${java.ending}`;
  const version = javaVersion(java.output);
  if (version === undefined || version < 17) return `Java 17 or newer is needed, this one is ${version ?? 'of an unknown version'}`;
  if (isComplete(join(cacheFolder, kafkaVersion))) return undefined;
  const maven = await runCommand({ command: 'mvn', arguments: ['-v'], withinMs: 30_000 });
  return maven.isOk ? undefined : `mvn -v gave ${maven.ending}`;
}

/** The feature number in what `java -version` prints: 17 of `openjdk version "17.0.15"`, 8 of `java version "1.8.0_292"`. */
export function javaVersion(output: string): number | undefined {
  const [, first, second] = /version "(\d{1,4})(?:\.(\d{1,4}))?/.exec(output) ?? [];
  if (first === undefined) return undefined;
  return first === '1' && second !== undefined ? Number(second) : Number(first);
}

/** Starts Apache Kafka as a child process: one node, broker and controller in one, with data that outlives it. */
export async function startMavenKafka(wanted: MavenKafka): Promise<RunningService> {
  const name = wanted.name ?? 'kafka';
  const jars = await fetchWithProgress(wanted);
  const ports = await choosePorts(wanted.state, [name, `${name}-controller`]);
  const address = `127.0.0.1:${ports.get(name)}`;
  const configFile = writeConfiguration(wanted, name, ports);
  await formatOnce(wanted, jars, configFile);
  const child = await startChild({
    name,
    command: 'java',
    arguments: [heap, '-Xms128m', '-XX:+UseG1GC', '-Djava.awt.headless=true', ...javaArguments(wanted.state, jars), 'kafka.Kafka', configFile],
    environment: javaEnvironment(),
    state: wanted.state,
    workingFolder: wanted.state.path,
    stopWithinMs: 20_000,
  });
  await waitReady(child, address);
  return {
    address,
    origin: `Apache Kafka ${kafkaVersion} from Maven`,
    ended: child.ended,
    logFile: child.logFile,
    stop: async () => void (await child.stop()),
  };
}

function fetchWithProgress({ cacheFolder, progress }: MavenKafka): Promise<string> {
  const fetch = (): Promise<string> => fetchKafka(cacheFolder);
  return isComplete(join(cacheFolder, kafkaVersion)) ? fetch() : progress.step(`Fetching Apache Kafka ${kafkaVersion} by Maven (43 MB)`, fetch);
}

function writeConfiguration({ state, sideDoors = [] }: MavenKafka, name: string, ports: ReadonlyMap<string, number>): string {
  const [port, controllerPort] = [ports.get(name), ports.get(`${name}-controller`)];
  if (port === undefined || controllerPort === undefined) throw new Error(`No ports were chosen for ${name}.`);
  mkdirSync(state.kafkaData, { recursive: true });
  const dataFolder = relative(state.path, state.kafkaData);
  const configFile = `${name}.properties`;
  writeFileSync(join(state.path, configFile), toProperties(brokerSettings({ dataFolder, host: '127.0.0.1', port, controllerPort, sideDoors })));
  writeFileSync(join(state.path, loggingFile), kafkaLogging);
  return configFile;
}

/** A KRaft node starts only on a data folder that carries its cluster's id. */
async function formatOnce({ state, scramUsers = [] }: MavenKafka, jars: string, configFile: string): Promise<void> {
  if (existsSync(join(state.kafkaData, 'meta.properties'))) return;
  const clusterId = randomBytes(16).toString('base64url');
  const result = await runCommand({
    command: 'java',
    arguments: ['-Xmx128m', '-XX:TieredStopAtLevel=1', ...javaArguments(state, jars), 'kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '--config', configFile, ...scramUsers.flatMap((user) => ['--add-scram', user])],
    withinMs: formatWithinMs,
    environment: javaEnvironment(),
    workingFolder: state.path,
  });
  if (!result.isOk) throw new Error(`Kafka's data folder ${state.kafkaData} could not be formatted (${result.ending}):\n${result.output.trim().split('\n').slice(-5).join('\n')}`);
}

/** Paths are relative to the state folder: a colon, a comma or a letter beyond ASCII in the clone's path would mean something to Java or Kafka. */
function javaArguments(state: StateFolder, jars: string): readonly string[] {
  return [`-Dlog4j2.configurationFile=${loggingFile}`, '-cp', join(relative(state.path, jars), 'jars', '*')];
}

/** Without a UTF-8 locale Java cannot open a path with letters beyond ASCII. */
function javaEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C.UTF-8' };
}

async function waitReady(child: Child, address: string): Promise<void> {
  try {
    await waitForKafka(address, readyWithinMs, () => (child.hasEnded() ? 'the process has ended' : undefined));
  } catch (error) {
    await child.stop();
    throw new Error(`Kafka did not become ready: ${messageOf(error)}. Its log ends:\n${lastLines(child.logFile)}`, { cause: error });
  }
}
