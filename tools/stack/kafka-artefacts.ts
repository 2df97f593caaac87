import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject, toJsonObject, writeJsonFile } from './json-file.ts';
import { runCommand } from './run-command.ts';

/** The Apache Kafka that `npm start` and the tests run. */
export const kafkaVersion = '4.4.0';

const log4jVersion = '2.25.5';
const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const downloadWithinMs = 5 * 60_000;

/** Gives the folder with Kafka's jars; fetches them by Maven when they are not all there, and needs no network when they are. */
export async function fetchKafka(cacheFolder: string): Promise<string> {
  const folder = join(cacheFolder, kafkaVersion);
  if (isComplete(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const draft = join(cacheFolder, `draft-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(join(draft, 'jars'), { recursive: true });
  try {
    await download(draft);
    markComplete(draft);
    putInPlace(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Says whether all jars are there with the sizes that they were fetched with. */
export function isComplete(folder: string): boolean {
  const sizes = toJsonObject(readJsonObject(join(folder, 'complete.json'))?.['sizes']);
  if (sizes === undefined || Object.keys(sizes).length === 0) return false;
  return Object.entries(sizes).every(([name, size]) => statSync(join(folder, 'jars', name), { throwIfNoEntry: false })?.size === size);
}

/** The one project file that Maven needs to find the broker and what it needs. */
export function kafkaPom(): string {
  const dependency = (group: string, artefact: string, version: string): string =>
    `    <dependency><groupId>${group}</groupId><artifactId>${artefact}</artifactId><version>${version}</version></dependency>`;
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    '  <modelVersion>4.0.0</modelVersion>',
    '  <groupId>on-record</groupId><artifactId>local-kafka</artifactId><version>1</version><packaging>pom</packaging>',
    '  <dependencies>',
    dependency('org.apache.kafka', 'kafka_2.13', kafkaVersion),
    // Kafka logs through SLF4J; without this binding it is silent, and a broker that dies does not say why.
    dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', log4jVersion),
    '  </dependencies>',
    '</project>',
    '',
  ].join('\n');
}

async function download(draft: string): Promise<void> {
  const pom = join(draft, 'pom.xml');
  writeFileSync(pom, kafkaPom());
  const result = await runCommand({
    command: 'mvn',
    arguments: ['-B', '-q', '-f', pom, copyGoal, `-DoutputDirectory=${join(draft, 'jars')}`, '-DincludeScope=runtime'],
    withinMs: downloadWithinMs,
    workingFolder: draft,
  });
  if (!result.isOk) throw new Error(`Maven could not fetch Apache Kafka ${kafkaVersion} (${result.ending}): ${firstError(result.output)}`);
}

function markComplete(draft: string): void {
  const jars = readdirSync(join(draft, 'jars')).filter((name) => name.endsWith('.jar'));
  if (!jars.some((name) => name.startsWith('kafka_2.13'))) throw new Error(`Maven fetched no kafka_2.13 of ${kafkaVersion}.`);
  writeJsonFile(join(draft, 'complete.json'), { sizes: Object.fromEntries(jars.map((name) => [name, statSync(join(draft, 'jars', name)).size])) });
}

/** Two starts may have fetched at the same time; the one that comes second uses what the first has put there. */
function putInPlace(draft: string, folder: string): void {
  if (existsSync(folder) && !isComplete(folder)) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(folder)) renameSync(draft, folder);
}

function firstError(output: string): string {
  const line = output.split('\n').find((each) => each.includes('ERROR')) ?? output.trim().split('\n').at(-1) ?? '';
  return line.replace(/\[ERROR\]\s*/, '').slice(0, 400);
}
