import { topicNamesOf, writeEvent, type Event, type EventLog } from '@on-record/domain';
import { connectKafkaLog, createMemoryLog, setUpTopics } from '@on-record/event-log';
import { migrate, openDatabase, readCheckpoints, type Database } from '@on-record/projections';
import { createLogger, type HttpProcess } from '@on-record/runtime';
import { accusationIn, actorIn, configured, extracted, received } from '../../../test/support/recorded-articles';
import { createDatabase } from '../../../test/support/database';
import { kafkaBrokers, uniqueName } from '../../../test/support/services';
import { until } from '../../../test/support/until';
import { projectorConfiguration, type ProjectorConfiguration } from './projector.config';
import { runProjector, type ProjectorParts } from './start-projector';

const logger = createLogger({ app: 'test', level: 'silent' });
const prefix = uniqueName('projector');
const topicNames = topicNamesOf(prefix);

async function kafkaLog(): Promise<EventLog> {
  const brokers = kafkaBrokers().split(',');
  await setUpTopics({ brokers, clientId: 'test', topicNames, replicationFactor: 1 });
  return connectKafkaLog({ brokers, clientId: 'test', logger });
}

/** An article with one accusation, and its run. */
function story(guid: string): readonly Event[] {
  const text = 'Quarrel\nAnn Lee accused Borland of theft.';
  const article = received({ source: 'daily', guid, text });
  const [accuser, accused] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  return [article, ...extracted(article, { accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser, accused }) }] })];
}

describe.each<[string, () => Promise<EventLog>]>([
  ['the log in memory', () => Promise.resolve(createMemoryLog({ topicNames }))],
  ['Kafka', kafkaLog],
])('the projector over %s', (_name, openLog) => {
  let log: EventLog;
  let database: Database;
  let open: HttpProcess[] = [];

  beforeAll(async () => {
    log = await openLog();
    database = await openDatabase(await createDatabase('projector'));
    await migrate(database);
  }, 120_000);

  afterEach(async () => {
    await Promise.all(open.map((process) => process.close()));
    open = [];
  }, 30_000);

  afterAll(async () => {
    await database.close();
    await log.close();
  });

  /** A projector on the log and database of the test, which outlive it. */
  async function start(over: Partial<ProjectorConfiguration> = {}, parts: Partial<Pick<ProjectorParts, 'log' | 'identity'>> = {}): Promise<HttpProcess> {
    const configuration = { ...projectorConfiguration.parse({ KAFKA_BROKERS: 'memory:1', DATABASE_URL: 'postgres://', PROJECTOR_PORT: '0', TOPIC_PREFIX: prefix, PROJECTOR_GROUP: prefix }), ...over };
    const staying = { ...shared(log), ...parts.log, close: () => Promise.resolve() };
    const process = await runProjector(configuration, { ...parts, log: staying, database: { ...database, close: () => Promise.resolve() }, logger, onFailure: () => undefined });
    open.push(process);
    return process;
  }

  const append = (events: readonly Event[]): Promise<void> => log.append(events.map((event) => writeEvent(event, topicNames)));
  const visible = async (): Promise<number> => database.connection('counting', async (client) => (await client.query<{ count: number }>(`SELECT count(*)::int FROM gen_1.articles WHERE state = 'visible'`)).rows[0]!.count);
  const untilVisible = (count: number): Promise<unknown> =>
    until(async () => (await visible()) === count, { withinMs: 30_000, describe: `${count} articles to be visible` });

  it('makes rows of what is in the log, answers ready, and remembers which log it was', async () => {
    await append([configured('daily', 'full'), ...story('one'), ...story('two')]);
    const process = await start();
    await untilVisible(2);
    expect((await fetch(`${process.url}/health/ready`)).status).toBe(200);
    const { clusterId, topicIds } = await log.identity([topicNames('articles')]);
    const checkpoints = await readCheckpoints(database);
    expect(checkpoints.filter(({ topic }) => topic === topicNames('articles'))).toHaveLength(12);
    expect(checkpoints.find(({ topic }) => topic === topicNames('articles'))).toMatchObject({ clusterId, topicId: topicIds[topicNames('articles')] });
  }, 60_000);

  it('skips nothing when the offsets of its group are ahead of its checkpoints', async () => {
    const groupId = uniqueName('ahead');
    await append(Array.from({ length: 24 }, (_, n) => story(`ahead${n}`)).flat());
    const topics = (['articles', 'extractions', 'control'] as const).map(topicNames);
    const ends = new Map((await log.offsets(topics)).map(({ topic, partition, next }) => [`${topic} ${partition}`, next]));
    const other = await log.consume({ groupId, topics, handler: { startOffset: () => Promise.resolve(undefined), handle: () => Promise.resolve({ kind: 'handled' }) } });
    await until(async () => {
      const committed = new Map((await log.committedOffsets(groupId, topics)).map(({ topic, partition, offset }) => [`${topic} ${partition}`, offset]));
      return [...ends].every(([partition, next]) => next === 0n || committed.get(partition) === next);
    }, { withinMs: 30_000, describe: 'the group to be ahead' });
    await other.stop();
    await start({ PROJECTOR_GROUP: groupId });
    await untilVisible(26);
  }, 90_000);

  it('works beside another one that reads the other topic', async () => {
    await Promise.all([
      start({ PROJECTOR_TOPICS: ['articles', 'control'], PROJECTOR_GROUP: uniqueName('articles') }),
      start({ PROJECTOR_TOPICS: ['extractions'], PROJECTOR_GROUP: uniqueName('extractions') }),
    ]);
    await append(Array.from({ length: 40 }, (_, n) => story(`beside${n}`)).flat());
    await untilVisible(66);
  }, 90_000);

  it('reads the identity of the log no second time where its start has read it', async () => {
    const identity = await log.identity((['articles', 'extractions', 'control', 'dead-letters'] as const).map(topicNames));
    const asked = jest.fn(log.identity.bind(log));
    await start({ PROJECTOR_GROUP: uniqueName('known') }, { log: { ...shared(log), identity: asked }, identity });
    expect(asked).not.toHaveBeenCalled();
    await expect(start({}, { identity: { ...identity, clusterId: 'another-cluster' } })).rejects.toMatchObject({ code: 'LOG_REPLACED' });
  });

  it('does not start over a log that is another one than the rows were made from', async () => {
    const other = { ...shared(log), identity: async (topics: readonly string[]) => ({ ...(await log.identity(topics)), clusterId: 'another-cluster' }) };
    const configuration = projectorConfiguration.parse({ KAFKA_BROKERS: 'memory:1', DATABASE_URL: 'postgres://', PROJECTOR_PORT: '0', TOPIC_PREFIX: prefix });
    await expect(runProjector(configuration, { log: other, database, logger, onFailure: () => undefined })).rejects.toMatchObject({
      code: 'LOG_REPLACED', message: expect.stringContaining('another-cluster'),
    });
  });

  it('does not start over a log that ends before its checkpoints', async () => {
    const other = { ...shared(log), offsets: async (topics: readonly string[]) => (await log.offsets(topics)).map((each) => ({ ...each, next: 0n })) };
    const configuration = projectorConfiguration.parse({ KAFKA_BROKERS: 'memory:1', DATABASE_URL: 'postgres://', PROJECTOR_PORT: '0', TOPIC_PREFIX: prefix });
    await expect(runProjector(configuration, { log: other, database, logger, onFailure: () => undefined })).rejects.toMatchObject({
      code: 'LOG_SHORTER_THAN_CHECKPOINT', details: expect.objectContaining({ end: '0' }),
    });
  });
});

/** A log by its port only, so that one method of it can be another. */
function shared(log: EventLog): EventLog {
  return {
    append: (records, options) => log.append(records, options),
    consume: (subscription) => log.consume(subscription),
    read: (partition, from) => log.read(partition, from),
    readStretches: (stretches, take, options) => log.readStretches(stretches, take, options),
    readAt: (places) => log.readAt(places),
    offsets: (topics) => log.offsets(topics),
    committedOffsets: (groupId, topics) => log.committedOffsets(groupId, topics),
    identity: (topics) => log.identity(topics),
    close: () => log.close(),
  };
}
