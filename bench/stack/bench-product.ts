import { join } from 'node:path';
import { lastLines } from '../../tools/stack/child-process.ts';
import { setUp, startApps, type AppName, type ProductEnvironment } from '../../tools/stack/product-processes.ts';
import { silentProgress } from '../../tools/stack/progress.ts';
import { signatureOf } from '../../tools/stack/push-samples.ts';
import { enteredAs } from '../../tools/stack/resolve-postgres.ts';
import { runCommand } from '../../tools/stack/run-command.ts';
import { RunningParts, type Death } from '../../tools/stack/running-parts.ts';
import { rememberedSecret } from '../../tools/stack/state-folder.ts';
import type { PushBody } from '../articles/read-push-bodies.ts';
import { source } from '../articles/logged-articles.ts';
import { uniqueName, type BenchStack } from './bench-stack.ts';

/** Topics and a database of the product, set up and without processes. */
export interface Installation {
  readonly topicPrefix: string;
  readonly databaseUrl: string;
  readonly environment: ProductEnvironment;
}

/** Makes topics and schema; an installation whose topics are given gets a new database for them. */
export async function install(stack: BenchStack, name: string, topicPrefix = uniqueName(`bench-${name}`)): Promise<Installation> {
  const databaseUrl = await stack.createDatabase(name.replaceAll('-', '_'));
  const secret = (what: string): string => rememberedSecret(stack.state, what);
  const environment: ProductEnvironment = {
    KAFKA_BROKERS: stack.brokers,
    TOPIC_PREFIX: topicPrefix,
    DATABASE_URL: databaseUrl,
    QUERY_DATABASE_URL: enteredAs(databaseUrl, 'on_record_reader', secret('reader')),
    READER_PASSWORD: secret('reader'),
    SOURCES_FILE: join(stack.root, 'samples', 'sources.yaml'),
    SAMPLE_NEWSROOM_SECRET: secret('sampleNewsroom'),
    INGESTOR_OPERATOR_TOKEN: secret('operatorToken'),
    INGESTOR_EDITOR_TOKEN: secret('editorToken'),
  };
  await setUp({ root: stack.root, state: stack.state, environment });
  return { topicPrefix, databaseUrl, environment };
}

/** The real processes of the product. */
export interface BenchProduct {
  /** Pushes an article through the public endpoint, signed; throws unless it was taken as new. */
  readonly push: (article: PushBody) => Promise<void>;
  /** The address of one of the processes that were started. */
  readonly urlOf: (app: AppName) => string;
}

/** Starts processes of the product, does some work with them, and stops them again; fails when one of them ends meanwhile. */
export async function withProduct<T>(
  { stack, installation, apps }: { readonly stack: BenchStack; readonly installation: Installation; readonly apps: readonly AppName[] },
  work: (product: BenchProduct) => Promise<T>,
): Promise<T> {
  const parts = new RunningParts();
  const { environment } = installation;
  const died = parts.death.then((death) => Promise.reject(new Error(obituary(death))));
  const live = async (): Promise<T> => {
    const running = await startApps({ root: stack.root, state: stack.state, environment, apps }, ({ name, child }) =>
      parts.add({ name, ended: child.ended, logFile: child.logFile, stop: child.stop }));
    const urlOf = (app: AppName): string => running.find(({ name }) => name === app)?.url ?? '';
    return work({ urlOf, push: (article) => push(`${urlOf('ingestor')}/v1/push/${source}`, article, environment.SAMPLE_NEWSROOM_SECRET) });
  };
  try {
    return await Promise.race([live(), died]);
  } finally {
    await parts.stop(silentProgress);
  }
}

async function push(url: string, article: PushBody, secret: string): Promise<void> {
  const body = Buffer.from(JSON.stringify(article));
  const headers = { 'content-type': 'application/json', 'x-on-record-signature': signatureOf(body, secret) };
  const response = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(60_000) });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`The push endpoint answered ${response.status} to ${article.guid}: ${text.slice(0, 500)}`);
}

function obituary({ name, how, logFile }: Death): string {
  return `${name} ended by itself (${how}).${logFile === undefined ? '' : ` Its log ends:\n${lastLines(logFile)}`}`;
}

/** Runs a verb of the operator's command line with `--json`, and gives what it printed. Throws where it fails. */
export async function operate({ stack, installation }: { readonly stack: BenchStack; readonly installation: Installation }, ...verb: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const main = join(stack.root, 'apps', 'operator', 'dist', 'main.js');
  const { isOk, output, ending } = await runCommand({
    command: process.execPath, arguments: [main, ...verb, '--json'], environment: { ...process.env, ...installation.environment }, withinMs: 600_000,
  });
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  if (!isOk || !last.startsWith('{')) throw new Error(`on-record ${verb.join(' ')}: ${ending}\n${output}`);
  // Every verb prints an object.
  return JSON.parse(last) as Record<string, unknown>;
}
