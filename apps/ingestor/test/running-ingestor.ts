import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEvent, topicNamesOf, type Event, type TopicRole } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import type { LogFields, Logger } from '@on-record/runtime';
import { startIngestor, type IngestorOptions } from '../src/start-ingestor';

/** The secrets of the signed source of the tests. */
export const SECRETS = ['the first secret of the tests', 'the second secret of the tests'] as const;

const ENVIRONMENT = { FIRST_SECRET: SECRETS[0], SECOND_SECRET: SECRETS[1] };

/** A sources file with a signed source, one of the older kind, and one that need not sign. */
export const SOURCES_YAML = `
sources:
  town-crier:
    name: The Town Crier
    language: en
    timeZone: Europe/London
    textPolicy: full
    secrets: [{ env: FIRST_SECRET }, { env: SECOND_SECRET }]
  old-desk:
    name: The Old Desk
    language: de
    timeZone: Europe/Berlin
    textPolicy: snippet
    secrets: [{ env: FIRST_SECRET }]
    allowSha1: true
  open-desk: { name: The Open Desk, language: en, timeZone: UTC, textPolicy: none, allowUnsigned: true }
`;

/** What a sender sees of an answer. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** How a delivery differs from a JSON delivery signed with the first secret. */
export interface PushChange {
  readonly source?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly secret?: string;
  readonly isUnsigned?: boolean;
}

/** An ingestor that listens, over a log in memory. */
export interface RunningIngestor {
  readonly url: string;
  readonly log: MemoryLog;
  readonly sourcesFile: string;
  readonly logLines: readonly { readonly level: string; readonly message: string; readonly fields: LogFields | undefined }[];
  push(body: unknown, change?: PushChange): Promise<SeenAnswer>;
  events(role: TopicRole): readonly Event[];
  close(): Promise<void>;
}

/** The header that signs a body. */
export function signed(body: string | Uint8Array, secret: string = SECRETS[0]): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Starts an ingestor; the clock stands still unless it is given. */
export async function runIngestor(change: Partial<IngestorOptions> = {}): Promise<RunningIngestor> {
  const folder = await mkdtemp(join(tmpdir(), 'on-record-ingestor-'));
  const sourcesFile = join(folder, 'sources.yaml');
  await writeFile(sourcesFile, SOURCES_YAML);
  const topicNames = topicNamesOf('test');
  const log = createMemoryLog({ topicNames });
  const logLines: RunningIngestor['logLines'][number][] = [];
  const process = await startIngestor({
    log, topicNames, sourcesFile,
    environment: ENVIRONMENT,
    host: '127.0.0.1',
    port: 0,
    logger: loggerInto(logLines),
    nowMs: () => Date.UTC(2026, 2, 2, 12),
    reloadEveryMs: 20,
    ...change,
  });
  return {
    url: process.url, log, sourcesFile, logLines,
    push: (body, how) => push(process.url, body, how),
    events: (role) => log.records(topicNames(role)).map((record) => {
      const read = readEvent(record);
      if (read.kind !== 'event') throw new Error(`Expected an event, found ${JSON.stringify(read)}.`);
      return read.event;
    }),
    close: async () => {
      await process.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function push(url: string, body: unknown, { source = 'town-crier', headers = {}, secret, isUnsigned = false }: PushChange = {}): Promise<SeenAnswer> {
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await fetch(`${url}/v1/push/${source}`, {
    method: 'POST',
    redirect: 'manual',
    // The bytes of a test are held by an ordinary buffer, as fetch wants them.
    body: bytes as string | Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/json', ...(isUnsigned ? {} : { 'x-on-record-signature': signed(bytes, secret) }), ...headers },
  });
  // Every answer of the endpoint is a JSON object.
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

function loggerInto(lines: { level: string; message: string; fields: LogFields | undefined }[]): Logger {
  const at = (level: string) => (message: string, fields?: LogFields) => void lines.push({ level, message, fields });
  const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => logger };
  return logger;
}
