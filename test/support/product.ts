import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { READER_PASSWORD } from './database';
import { freePort } from './free-port';
import { until } from './until';

const root = join(__dirname, '..', '..');

/** The processes that make up the product. */
export type AppName = 'ingestor' | 'extractor' | 'projector' | 'query';

const mains: Readonly<Record<AppName, string>> = {
  ingestor: 'apps/ingestor/dist/main.js',
  extractor: 'apps/extractor/dist/main.js',
  projector: 'apps/projector/dist/main.js',
  query: 'apps/projector/dist/query.js',
};

/** What a product under test stands on. */
export interface ProductOptions {
  readonly brokers: string;
  readonly databaseUrl: string;
  readonly topicPrefix: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The secret of `spec-daily`, where a test hands it to the ingestor in its own way. */
  readonly secret?: string;
}

/** An answer of the push endpoint or of the query API. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The real processes of On Record on real ports, with one signed source `spec-daily`, and unsigned ones for each text policy. */
export class Product {
  private readonly running = new Map<AppName, ChildProcess>();
  private readonly ports = new Map<AppName, number>();
  private readonly folder: string;
  private readonly secret: string;
  /** What editors show at the door of corrections. */
  readonly editorToken = randomBytes(24).toString('hex');

  constructor(private readonly options: ProductOptions) {
    this.secret = options.secret ?? randomBytes(24).toString('hex');
    mkdirSync(join(root, '.on-record', 'test'), { recursive: true });
    this.folder = mkdtempSync(join(root, '.on-record', 'test', 'product-'));
    writeFileSync(join(this.folder, 'sources.yaml'), sourcesFile);
  }

  /** Creates topics and schema, then starts all processes and waits until they are ready. */
  async start(): Promise<void> {
    await this.operator('setup');
    for (const app of ['ingestor', 'extractor', 'projector', 'query'] as const) await this.startApp(app);
  }

  /** Starts one process on the port that it had before, with settings of its own where given, and waits until it is ready. */
  async startApp(app: AppName, settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const child = await this.launch(app, settings);
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`The ${app} ended at its start:\n${this.tailOf(app)}`);
      return (await fetch(this.urlOf(app, '/health/ready'))).ok;
    }, { withinMs: 60_000, describe: () => `the ${app} to be ready:\n${this.tailOf(app)}` });
  }

  /** Starts one process that must refuse to start, with settings of its own where given; gives what it said when it ended. */
  async refusalOf(app: AppName, settings: Readonly<Record<string, string>> = {}): Promise<string> {
    const child = await this.launch(app, settings);
    await until(() => child.exitCode !== null, { withinMs: 60_000, describe: () => `the ${app} to end:\n${this.tailOf(app)}` });
    if (child.exitCode !== 1) throw new Error(`The ${app} ended with ${child.exitCode}.`);
    return this.tailOf(app);
  }

  /** What a process said last, if it has ended by itself. */
  lastWordsOf(app: AppName): string | undefined {
    const child = this.running.get(app);
    return child === undefined || child.exitCode === null ? undefined : this.tailOf(app);
  }

  /** Ends a process at once, as a crash would. */
  async kill(app: AppName): Promise<void> {
    await this.end(app, 'SIGKILL');
  }

  /** Ends a process in its own good time. */
  async stopApp(app: AppName): Promise<void> {
    await this.end(app, 'SIGTERM');
  }

  /** Ends all processes, each in its own good time, and forgets their logs. */
  async stop(): Promise<void> {
    await Promise.all([...this.running.keys()].map((app) => this.end(app, 'SIGTERM')));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Pushes an article to a source; the unsigned ones do not look at the signature. */
  async push(article: object | string, headers: Readonly<Record<string, string>> = {}, source: SourceName = 'spec-daily'): Promise<Answer> {
    const body = typeof article === 'string' ? article : JSON.stringify(article);
    const signature = `sha256=${createHmac('sha256', this.secret).update(body).digest('hex')}`;
    return answerOf(await fetch(this.urlOf('ingestor', `/v1/push/${source}`), {
      method: 'POST', body, headers: { 'content-type': 'application/json', 'x-on-record-signature': signature, ...headers },
      signal: AbortSignal.timeout(20_000),
    }));
  }

  /** Asks the query API. */
  async get(path: string): Promise<Answer> {
    return answerOf(await fetch(this.urlOf('query', path), { signal: AbortSignal.timeout(20_000) }));
  }

  /** Runs a verb of the operator's command line; gives its standard output. Throws with its output when it fails. */
  async operator(...verb: readonly string[]): Promise<string> {
    const child = this.startOperator(...verb);
    const output: Buffer[] = [];
    const faults: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => faults.push(chunk));
    const late = setTimeout(() => child.kill('SIGKILL'), 240_000);
    await once(child, 'close');
    clearTimeout(late);
    if (child.exitCode !== 0) throw new Error(`on-record ${verb.join(' ')} ended with ${child.exitCode ?? child.signalCode}:\n${Buffer.concat([...output, ...faults]).toString()}`);
    return Buffer.concat(output).toString();
  }

  /** Starts a verb of the operator's command line, which the caller has to see to its end. */
  startOperator(...verb: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
    return spawn(process.execPath, [join(root, 'apps/operator/dist/main.js'), ...verb], { cwd: root, env: this.operatorEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  }

  urlOf(app: AppName, path: string): string {
    return `http://127.0.0.1:${this.ports.get(app)}${path}`;
  }

  private async launch(app: AppName, settings: Readonly<Record<string, string>> = {}): Promise<ChildProcess> {
    const port = this.ports.get(app) ?? (await freePort());
    this.ports.set(app, port);
    const child = spawn(process.execPath, [join(root, mains[app])], { cwd: root, env: { ...this.environmentOf(app), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(this.folder, `${app}.log`), { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    this.running.set(app, child);
    return child;
  }

  private async end(app: AppName, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.running.get(app);
    this.running.delete(app);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  private tailOf(app: AppName): string {
    return readFileSync(join(this.folder, `${app}.log`), 'utf8').split('\n').slice(-15).join('\n');
  }

  private commonEnvironment(): NodeJS.ProcessEnv {
    const { brokers, topicPrefix, databaseUrl, environment } = this.options;
    return {
      PATH: process.env['PATH'], KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix, DATABASE_URL: databaseUrl,
      READER_PASSWORD, EXTRACTOR_GROUP: `${topicPrefix}-extractor`, PROJECTOR_GROUP: `${topicPrefix}-projector`, LOG_LEVEL: 'info', ...environment,
    };
  }

  private operatorEnvironment(): NodeJS.ProcessEnv {
    return { ...this.commonEnvironment(), ...(this.ports.has('ingestor') ? { INGESTOR_URL: this.urlOf('ingestor', '') } : {}) };
  }

  private environmentOf(app: AppName): NodeJS.ProcessEnv {
    const reader = new URL(this.options.databaseUrl);
    reader.username = 'on_record_reader';
    reader.password = READER_PASSWORD;
    return {
      ...this.commonEnvironment(), [`${app.toUpperCase()}_HOST`]: '127.0.0.1', [`${app.toUpperCase()}_PORT`]: String(this.ports.get(app)),
      SOURCES_FILE: join(this.folder, 'sources.yaml'), SPEC_DAILY_SECRET: this.options.secret === undefined ? this.secret : '', QUERY_DATABASE_URL: reader.href,
      EXTRACTOR_WORKERS: '1', INGESTOR_EDITOR_TOKEN: this.editorToken, QUERY_OVERRIDES_URL: this.ports.has('ingestor') ? this.urlOf('ingestor', '/v1/overrides') : '',
    };
  }
}

type SourceName = 'spec-daily' | 'spec-open' | 'spec-snippet' | 'spec-none';

const sourcesFile = `sources:
  spec-daily:
    name: The Spec Daily
    language: en
    timeZone: Europe/London
    textPolicy: full
    secrets: [{ env: SPEC_DAILY_SECRET }]
  spec-open:
    name: The Open Spec
    language: en
    timeZone: Europe/London
    textPolicy: full
    allowUnsigned: true
  spec-snippet:
    name: The Spec Snippet
    language: en
    timeZone: Europe/London
    textPolicy: snippet
    allowUnsigned: true
  spec-none:
    name: The Spec Wordless
    language: en
    timeZone: Europe/London
    textPolicy: none
    allowUnsigned: true
`;

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
