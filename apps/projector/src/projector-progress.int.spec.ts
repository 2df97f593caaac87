import { topicNamesOf, writeEvent, type EventLog } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { migrate, openDatabase, openReader, readStatus, setReaderPassword, type Database, type Reader, type StatusRecord } from '@on-record/projections';
import { createLogger, type HttpProcess } from '@on-record/runtime';
import { configured, received } from '../../../test/support/recorded-articles';
import { createDatabase, READER_PASSWORD } from '../../../test/support/database';
import { kafkaBrokers, uniqueName } from '../../../test/support/services';
import { until } from '../../../test/support/until';
import { projectorConfiguration } from './projector.config';
import { runProjector } from './start-projector';

jest.setTimeout(90_000);

const STALL_SECONDS = 2;
const logger = createLogger({ app: 'test', level: 'silent' });
const prefix = uniqueName('projector-progress');
const topicNames = topicNamesOf(prefix);
const configuration = projectorConfiguration.parse({
  KAFKA_BROKERS: 'given:1', DATABASE_URL: 'postgres://', PROJECTOR_PORT: '0', TOPIC_PREFIX: prefix, PROJECTOR_GROUP: uniqueName('projector-progress'), PROJECTOR_STALL_SECONDS: String(STALL_SECONDS),
});
const topics = configuration.PROJECTOR_TOPICS.map(topicNames);
const groupId = configuration.PROJECTOR_GROUP;

let log: EventLog;
let database: Database;
let reader: Reader;
let projector: HttpProcess;

beforeAll(async () => {
  const brokers = kafkaBrokers().split(',');
  await setUpTopics({ brokers, clientId: 'test', topicNames, replicationFactor: 1 });
  log = await connectKafkaLog({ brokers, clientId: 'test', logger });
  const url = await createDatabase('projector progress');
  database = await openDatabase(url);
  await migrate(database);
  await setReaderPassword(database, READER_PASSWORD);
  reader = openReader(Object.assign(new URL(url), { username: 'on_record_reader', password: READER_PASSWORD }).href);
  projector = await runProjector(configuration, { log, database, logger, onFailure: () => undefined });
});

afterAll(async () => {
  await reader.close();
  await projector.close();
});

const untilReadiness = (status: number, withinMs: number): Promise<unknown> =>
  until(async () => (await fetch(`${projector.url}/health/ready`)).status === status, { withinMs, describe: () => `readiness to be ${status}` });
const append = (guid: string): Promise<void> => log.append([writeEvent(received({ source: 'daily', guid, text: 'A quarrel.' }), topicNames)]);
const projections = async (): Promise<StatusRecord['projections']> => (await readStatus(reader)).projections;

it('shows offsets of its group and ends of the log for every partition, also where it has read nothing', async () => {
  await log.append([writeEvent(configured('daily', 'full'), topicNames)]);
  await until(async () => {
    const [ends, committed] = await Promise.all([log.offsets(topics), log.committedOffsets(groupId, topics)]);
    return committed.length === ends.length && ends.every(({ topic, partition, next }) => committed.some((each) => each.topic === topic && each.partition === partition && each.offset === next));
  }, { withinMs: 30_000, describe: () => 'the offsets of the group to be at the ends' });
  await until(async () => (await projections()).every(({ endOffset, nextOffset, lagEvents, lagSeconds }) => endOffset === nextOffset && lagEvents === 0 && lagSeconds === 0), { withinMs: 30_000, describe: () => 'the ends to be recorded' });
  expect(await projections()).toHaveLength((await log.offsets(topics)).length);
});

it('turns not ready within the time given when projecting does not come back, shows the lag to readers, and is ready again when it goes on', async () => {
  await untilReadiness(200, 20_000);
  await database.transaction('holding up the projector', async (client) => {
    await client.query('LOCK TABLE gen_1.articles IN ACCESS EXCLUSIVE MODE');
    await append('held up');
    await untilReadiness(503, STALL_SECONDS * 1_000 + 3_000);
    // The status counts articles too, which the lock holds up; this is the view behind it.
    const [lag] = await reader.rows<{ events: number; seconds: number }>({ texts: ['SELECT max(lag_events) AS events, max(lag_seconds) AS seconds FROM read_v1.projection_status'], values: [] });
    expect(lag?.events).toBe(1);
    expect(lag?.seconds).toBeGreaterThan(1);
  });
  await untilReadiness(200, 30_000);
  await until(async () => (await projections()).every(({ lagEvents }) => lagEvents === 0), { withinMs: 20_000, describe: () => 'no lag to be left' });
});

it('counts what it projects', async () => {
  const text = await (await fetch(`${projector.url}/metrics`)).text();
  expect(text).toMatch(/^on_record_projector_facts_total\{table="sources"\} [1-9]/m);
  expect(text).toMatch(/^on_record_projector_handled_batches_total\{topic="\S+"\} [1-9]/m);
  expect(text).toMatch(new RegExp(`^kafka_consumergroup_lag\\{consumergroup="${groupId}",topic="${topicNames('articles')}",partition="0"\\} 0$`, 'm'));
});
