import { topicNamesOf, writeEvent, type EventLog, type ExtractionResult } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { createLogger, createMetrics, type HttpProcess } from '@on-record/runtime';
import { received } from '../../../test/support/recorded-articles';
import { kafkaBrokers, uniqueName } from '../../../test/support/services';
import { until } from '../../../test/support/until';
import type { ArticleReader } from './engine-pool';
import { extractionMetrics } from './extraction-metrics';
import { extractorConfiguration } from './extractor.config';
import { runExtractor } from './start-extractor';

jest.setTimeout(90_000);

const STALL_SECONDS = 2;
/** The time that readiness may take to turn, and the slack of a busy machine. */
const WITHIN_MS = STALL_SECONDS * 1_000 + 3_000;
const NOTHING: ExtractionResult = { kind: 'extracted', findings: { statements: [], accusations: [], denials: [] }, diagnostics: [], workUnits: 1 };

const logger = createLogger({ app: 'test', level: 'silent' });
const prefix = uniqueName('extractor-progress');
const topicNames = topicNamesOf(prefix);
let log: EventLog;
let open: HttpProcess[] = [];

beforeAll(async () => {
  const brokers = kafkaBrokers().split(',');
  await setUpTopics({ brokers, clientId: 'test', topicNames, replicationFactor: 1 });
  log = await connectKafkaLog({ brokers, clientId: 'test', logger });
});

afterEach(async () => {
  await Promise.all(open.map((process) => process.close()));
  open = [];
});

afterAll(() => log.close());

interface Started {
  readonly groupId: string;
  readonly reader?: ArticleReader['extractAll'];
  readonly log?: EventLog;
}

async function start({ groupId, reader, log: other }: Started): Promise<HttpProcess> {
  const configuration = extractorConfiguration.parse({
    KAFKA_BROKERS: 'given:1', TOPIC_PREFIX: prefix, EXTRACTOR_PORT: '0', EXTRACTOR_GROUP: groupId, EXTRACTOR_STALL_SECONDS: String(STALL_SECONDS),
  });
  const metrics = createMetrics({ app: 'extractor' });
  const extractAll: ArticleReader['extractAll'] = reader ?? ((articles) => Promise.resolve(articles.map(() => NOTHING)));
  const process = await runExtractor(configuration, {
    log: other ?? log, reader: { version: '1.0.0+test', extractAll }, metrics, extraction: extractionMetrics(metrics), logger,
    onFailure: () => undefined, onShutdown: () => Promise.resolve(),
  });
  open.push(process);
  return process;
}

const append = (guid: string): Promise<void> => log.append([writeEvent(received({ source: 'daily', guid, text: 'A quarrel.' }), topicNames)]);

/** The samples of a process whose lines begin so. */
async function metric({ url }: HttpProcess, begin: string): Promise<string> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith(begin)).join('\n');
}

interface Readiness {
  readonly status: number;
  readonly reasons: string;
}

async function readiness({ url }: HttpProcess): Promise<Readiness> {
  const response = await fetch(`${url}/health/ready`);
  // The answer of our own health route.
  const { checks } = (await response.json()) as { readonly checks: readonly { readonly reason?: string }[] };
  return { status: response.status, reasons: checks.map(({ reason = '' }) => reason).join(' ') };
}

async function untilReadiness(process: HttpProcess, status: 200 | 503, withinMs = WITHIN_MS): Promise<Readiness> {
  let last: Readiness | undefined;
  return until(async () => {
    last = await readiness(process);
    return last.status === status ? last : undefined;
  }, { withinMs, describe: () => `readiness to be ${status}; it was ${JSON.stringify(last)}` });
}

it('turns not ready within the time given when a handler never returns, says where, stays live, and is ready again when it goes on', async () => {
  const door = Promise.withResolvers<void>();
  const process = await start({ groupId: uniqueName('hanging'), reader: async (articles) => {
    if (articles.length > 0) await door.promise;
    return articles.map(() => NOTHING);
  } });
  await untilReadiness(process, 200, 20_000);
  await append('hangs');
  const { reasons } = await untilReadiness(process, 503);
  expect(reasons).toMatch(new RegExp(`1 partition\\(s\\) stand still: ${topicNames('articles')} \\d+ since 20\\S+Z at offset \\d+ of \\d+\\.`));
  expect((await fetch(`${process.url}/health/live`)).status).toBe(200);
  door.resolve();
  await untilReadiness(process, 200);
});

it('turns not ready within the time given when a consumer says that it runs but fetches nothing, and is ready again when somebody goes on', async () => {
  const groupId = uniqueName('silent');
  const stoppable = { stop: (): Promise<void> => Promise.reject(new Error('The consumer has not begun.')) };
  const process = await start({ groupId, log: fallingSilent(log, stoppable) });
  await append('before');
  await untilReadiness(process, 200, 20_000);
  await stoppable.stop();
  await append('after');
  await untilReadiness(process, 503);
  await start({ groupId });
  await untilReadiness(process, 200, 20_000);
});

it('is ready without partitions, where there are more extractors than work', async () => {
  const groupId = uniqueName('many');
  const processes = await Promise.all(Array.from({ length: 13 }, () => start({ groupId })));
  const idle = async (): Promise<number> => (await Promise.all(processes.map((process) => metric(process, 'on_record_extractor_assigned_partitions{')))).filter((found) => found === '').length;
  await until(async () => (await idle()) === 1, { withinMs: 60_000, describe: () => 'one extractor to have no partition' });
  await append('for one of the others');
  await Promise.all(processes.map((process) => untilReadiness(process, 200, 30_000)));
});

it('answers metrics of its work, its lag and its requests', async () => {
  const process = await start({ groupId: uniqueName('measured') });
  await append('measured');
  const measured = (name: string): Promise<string> => metric(process, name);
  await until(async () => /outcome="extracted"\} [1-9]/.test(await measured('on_record_extractor_articles_total')), { withinMs: 20_000, describe: () => 'articles to be counted' });
  await until(async () => /\} 0(\n|$)/.test(await measured('kafka_consumergroup_group_max_lag{')), { withinMs: 20_000, describe: () => 'no lag' });
  expect(await measured('on_record_extractor_lag_events')).toMatch(/^(on_record_extractor_lag_events\{topic="\S+",partition="\d+"\} 0\n?){12}$/);
  expect(await measured('on_record_extractor_append_duration_seconds_count')).toMatch(/ [1-9]/);
  expect(await measured('on_record_extractor_http_request_duration_seconds_count')).toContain('route="/metrics",status="200"');
});

/** A log whose consumers can be ended behind the back of who reads it: their state stays as it was. */
function fallingSilent(inner: EventLog, stoppable: { stop: () => Promise<void> }): EventLog {
  return {
    append: (records, options) => inner.append(records, options),
    read: (partition, from) => inner.read(partition, from),
    readStretches: (stretches, take, options) => inner.readStretches(stretches, take, options),
    readAt: (places) => inner.readAt(places),
    offsets: (topics) => inner.offsets(topics),
    committedOffsets: (groupId, topics) => inner.committedOffsets(groupId, topics),
    identity: (topics) => inner.identity(topics),
    close: () => inner.close(),
    consume: async (subscription) => {
      const consumer = await inner.consume(subscription);
      let frozen: ReturnType<typeof consumer.state> | undefined;
      stoppable.stop = async () => {
        frozen = consumer.state();
        await consumer.stop();
      };
      return { state: () => frozen ?? consumer.state(), stop: () => consumer.stop(), finished: consumer.finished };
    },
  };
}
