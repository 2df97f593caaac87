import { join, relative } from 'node:path';
import { findingsTable, printable } from './closing-table.ts';
import { choosePorts } from './free-ports.ts';
import { givenSetting, handedOn, kafkaAccessSettings } from './given-settings.ts';
import { endLeftovers, wipeData } from './leftovers.ts';
import type { LocalPostgres } from './local-postgres.ts';
import { appNames, setUp, startApps, type AppName, type ProductEnvironment, type RunningApp } from './product-processes.ts';
import { writeOperatorEnvironment } from './operator-environment.ts';
import type { Progress } from './progress.ts';
import { inventedStories, pushSamples, type SentSamples } from './push-samples.ts';
import { resolveKafka } from './resolve-kafka.ts';
import { enteredAs, resolvePostgres, withoutPassword } from './resolve-postgres.ts';
import type { RunningParts } from './running-parts.ts';
import type { RunningService } from './running-service.ts';
import type { StartOptions } from './start-options.ts';
import { rememberedSecret, type StateFolder } from './state-folder.ts';

/** What a start works with. */
export interface Start {
  readonly root: string;
  readonly state: StateFolder;
  readonly options: StartOptions;
  readonly parts: RunningParts;
  readonly progress: Progress;
}

interface Services {
  readonly kafka: RunningService;
  readonly postgres: LocalPostgres;
}

/** Brings the product up, sends the samples through it and says what was found and where to look. Whatever it starts it adds to the parts at once. */
export async function bringUp(start: Start): Promise<void> {
  const began = performance.now();
  await clear(start);
  const services = await startServices(start);
  const environment = environmentOf(start, services);
  const wish = { root: start.root, state: start.state, environment };
  await start.progress.step('Creating topics, schema and roles where they are missing', () => setUp(wish));
  const apps = await start.progress.step(`Starting ${appNames.join(', ')}`, () =>
    startApps(wish, ({ name, child }) => start.parts.add({ name, ended: child.ended, logFile: child.logFile, stop: child.stop })));
  writeOperatorEnvironment(start.state, environment, urlOf(apps, 'ingestor'));
  const samples = start.options.hasSamples ? await sendSamples(start, apps, environment) : undefined;
  start.progress.say(`\nOn Record is ready after ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
  start.progress.say(closingWords({ start, services, environment, apps, samples }));
}

async function clear({ state, options, progress }: Start): Promise<void> {
  const ended = await endLeftovers(state);
  if (ended.length > 0) progress.say(`  A start before this one was killed; ended what it had left running: ${ended.join(', ')}`);
  if (!options.isFresh) return;
  await wipeData(state);
  progress.say('  Forgot all data of this clone.');
}

async function startServices({ root, state, parts, progress }: Start): Promise<Services> {
  // All ports are chosen together, so that a new one never takes what another part had last time.
  await choosePorts(state, ['kafka', 'kafka-controller', 'postgres', ...appNames]);
  const postgres = await progress.step('Starting PostgreSQL', () => resolvePostgres({ root, state }, process.env));
  parts.add({ ...postgres, name: 'postgres' });
  const cacheFolder = join(state.path, 'kafka');
  const kafka = await progress.step('Starting Kafka', () => resolveKafka({ state, cacheFolder, environment: process.env, progress }));
  parts.add({ ...kafka, name: 'kafka' });
  return { kafka, postgres };
}

function environmentOf({ root, state }: Start, { kafka, postgres }: Services): ProductEnvironment {
  const set = (name: string): string | undefined => givenSetting(name, process.env);
  const readerPassword = set('READER_PASSWORD') ?? rememberedSecret(state, 'reader');
  const readerUrl = set('QUERY_DATABASE_URL');
  return {
    KAFKA_BROKERS: kafka.address,
    TOPIC_PREFIX: set('TOPIC_PREFIX') ?? 'on-record',
    DATABASE_URL: postgres.url,
    QUERY_DATABASE_URL: readerUrl ?? enteredAs(postgres.url, 'on_record_reader', readerPassword),
    READER_PASSWORD: readerPassword,
    SOURCES_FILE: set('SOURCES_FILE') ?? join(root, 'samples', 'sources.yaml'),
    SAMPLE_NEWSROOM_SECRET: rememberedSecret(state, 'sampleNewsroom'),
    INGESTOR_OPERATOR_TOKEN: set('INGESTOR_OPERATOR_TOKEN') ?? rememberedSecret(state, 'operatorToken'),
    INGESTOR_EDITOR_TOKEN: set('INGESTOR_EDITOR_TOKEN') ?? rememberedSecret(state, 'editorToken'),
    ...handedOn(kafka.isGiven ? kafkaAccessSettings : [], process.env),
    ...handedOn(postgres.isGiven ? ['DATABASE_PASSWORD'] : [], process.env),
    ...handedOn(readerUrl === undefined ? [] : ['QUERY_DATABASE_PASSWORD'], process.env),
  };
}

function sendSamples({ root, options, progress }: Start, apps: readonly RunningApp[], environment: ProductEnvironment): Promise<SentSamples> {
  const way = { root, ingestorUrl: urlOf(apps, 'ingestor'), queryUrl: urlOf(apps, 'query'), secret: environment.SAMPLE_NEWSROOM_SECRET };
  return progress.step(`Pushing ${options.hasStories ? 'the samples' : 'the sample article'} and waiting until the query API shows ${options.hasStories ? 'them' : 'it'}`, () => pushSamples(way, options.hasStories));
}

interface Outcome {
  readonly start: Start;
  readonly services: Services;
  readonly environment: ProductEnvironment;
  readonly apps: readonly RunningApp[];
  readonly samples: SentSamples | undefined;
}

function closingWords({ start, services, environment, apps, samples }: Outcome): string {
  const article = samples?.article;
  const folder = relative(start.root, start.state.path);
  const query = urlOf(apps, 'query');
  const places = [
    ['pages', `${query}/`],
    ...(article === undefined ? [] : [['article', `${query}/articles/${String(article['id'])}`]]),
    ['corrections', `from the page of each article, with the token of the editors (${givenSetting('INGESTOR_EDITOR_TOKEN', process.env) === undefined ? `"editorToken" in ${folder}/secrets.json` : 'INGESTOR_EDITOR_TOKEN'})`],
    ['accusations', `${query}/v1/accusations`],
    ['statements', `${query}/v1/statements`],
    ['API', `${query}/openapi.json`],
    ['push', `${urlOf(apps, 'ingestor')}/v1/push/sample-newsroom (signed; its secret is in ${folder}/secrets.json)`],
    ['Kafka', `${services.kafka.address} (${services.kafka.origin})`],
    ['PostgreSQL', `${withoutPassword(environment.QUERY_DATABASE_URL)} (${services.postgres.origin}; password: "reader" in ${folder}/secrets.json)`],
    ['operator', 'npm run on-record -- status (lag, trace <source>/<guid>)'],
    ['logs', `${folder}/logs`],
  ];
  const found = article === undefined ? [] : [`Found in "${printable(String(article['headline']))}":\n`, findingsTable(article), '', sampleWords(start, samples?.count ?? 0), ''];
  return [...found, 'Where to look:\n', ...places.map(([what, where]) => `  ${(what ?? '').padEnd(12)}${where}`), '', 'Ctrl-C stops everything; the data stay. To begin anew: npm start -- --fresh'].join('\n');
}

function sampleWords({ options, root }: Start, count: number): string {
  if (options.hasStories) return `${count} sample articles were taken: the one above, and ${count - 1} that are invented and say so.`;
  return `1 sample article was taken; npm start -- --samples gives ${inventedStories(root).length} stories more, all invented.`;
}

function urlOf(apps: readonly RunningApp[], name: AppName): string {
  const app = apps.find((each) => each.name === name);
  if (app === undefined) throw new Error(`${name} was not started.`);
  return app.url;
}
