import { topicNamesOf, topicSettings, writeEvent } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { createProjector, migrate, openDatabase, setReaderPassword } from '@on-record/projections';
import { configured, received } from '../../../../test/support/recorded-articles';
import { copyDatabase, createDatabase, postgresUrl, READER_PASSWORD } from '../../../../test/support/database';
import { kafkaBrokers, uniqueName } from '../../../../test/support/services';
import { alterTopic, deleteTopic, recreateTopic } from '../../../../test/support/topic-tools';
import { until } from '../../../../test/support/until';
import type { Check } from './check';
import { examine } from './examine';
import { readDoctorSettings } from './read-settings';

jest.setTimeout(120_000);

/** A port on which nothing listens. */
const AWAY = '127.0.0.1:1';

/** A record of its own: topics, a database, and a projector's consumer that has read one article and runs on. */
async function openRecord() {
  const prefix = uniqueName('doctor');
  const [topicNames, groupId, url] = [topicNamesOf(prefix), uniqueName('projector'), await createDatabase('doctor')];
  const connection = { brokers: kafkaBrokers().split(','), clientId: 'test' };
  await setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
  const log = await connectKafkaLog(connection);
  let database = await openDatabase(url);
  await migrate(database);
  await setReaderPassword(database, READER_PASSWORD);
  const topics = (['articles', 'extractions', 'control'] as const).map(topicNames);
  const append = (guid: string): Promise<void> =>
    log.append([configured('daily', 'full'), received({ source: 'daily', guid, text: 'Harbour\nNobody said anything.' })].map((event) => writeEvent(event, topicNames)));
  const project = async () => {
    const handler = await createProjector({ database, log, topics, groupId, setAside: () => Promise.resolve() });
    return log.consume({ groupId, topics, handler, offsetMetadata: handler.databaseId });
  };
  /** Projects all that is there, until the group has committed it. */
  const catchUp = async (): Promise<Awaited<ReturnType<typeof project>>> => {
    const consumer = await project();
    const ends = (await log.offsets(topics)).filter(({ next }) => next > 0n);
    await until(async () => {
      const committed = await log.committedOffsets(groupId, topics);
      return ends.every((end) => committed.some(({ topic, partition, offset }) => topic === end.topic && partition === end.partition && offset >= end.next));
    }, { withinMs: 60_000, describe: 'the projector to be at the end' });
    return consumer;
  };
  const environment = {
    KAFKA_BROKERS: kafkaBrokers(), TOPIC_PREFIX: prefix, DATABASE_URL: url, READER_PASSWORD, PROJECTOR_GROUP: groupId, EXTRACTOR_GROUP: uniqueName('extractor'),
  };
  /** Copies the database as it is; gives the address of the copy. */
  const backUp = async (): Promise<string> => {
    await database.close();
    const copy = await copyDatabase(url);
    database = await openDatabase(url);
    return copy;
  };
  const grantBeneath = (): Promise<unknown> => database.connection('granting', (client) => client.query('GRANT USAGE ON SCHEMA gen_1 TO on_record_reader'));
  const close = async (): Promise<void> => {
    await log.close();
    await database.close();
  };
  return { topicNames, append, catchUp, backUp, grantBeneath, environment, close };
}

const see = (environment: Readonly<Record<string, string>>): Promise<readonly Check[]> => examine(readDoctorSettings(environment));
const verdicts = (checks: readonly Check[]): Record<string, string> => Object.fromEntries(checks.map(({ check, verdict }) => [check, verdict]));
const wrong = (checks: readonly Check[]): readonly string[] => checks.filter(({ verdict }) => verdict === 'wrong').map(({ check }) => check);
const foundBy = (check: string, checks: readonly Check[]): string => checks.find((each) => each.check === check)?.found ?? '';

describe('the doctor', () => {
  let record: Awaited<ReturnType<typeof openRecord>>;
  beforeEach(async () => {
    record = await openRecord();
    await record.append('one');
  });
  afterEach(() => record.close());

  it('finds nothing wrong where nothing is, but for the extractor that nobody has started', async () => {
    const consumer = await record.catchUp();
    const checks = await see(record.environment);
    await consumer.stop();
    // A server for tests may keep its data well or not, and stand on this machine or not.
    expect(verdicts(checks)).toEqual({
      settings: 'ok', Kafka: 'ok', 'Kafka encryption': expect.stringMatching(/^(ok|warning)$/) as string, 'Kafka version': 'ok', topics: 'ok', 'topic copies': 'warning', 'topic compaction': 'ok', Postgres: 'ok', 'Postgres encryption': expect.stringMatching(/^(ok|warning)$/) as string, 'Postgres connections': 'ok', 'Postgres durability': expect.stringMatching(/^(ok|warning)$/) as string, schema: 'ok',
      'reader role': 'ok', 'dead letters': 'ok', clocks: 'ok', pauses: 'ok', 'log identity': 'ok', checkpoints: 'ok', 'database not restored': 'ok', extractor: 'wrong', projector: 'ok',
    });
    const printed = JSON.stringify(checks);
    expect(printed).not.toContain(READER_PASSWORD);
    expect(printed).not.toContain(`:${new URL(postgresUrl()).password}@`);
  });

  it('comes to an end while Kafka and Postgres are away, and says of each that it is', async () => {
    const away = { ...record.environment, KAFKA_BROKERS: AWAY, DATABASE_URL: `postgresql://somebody:a-secret-password@${AWAY}/record` };
    const checks = await see(away);
    expect(wrong(checks)).toEqual(['Kafka', 'Postgres']);
    expect(checks.filter(({ found }) => found.startsWith('Not checked')).map(({ check }) => check)).toHaveLength(checks.length - 3);
    expect(JSON.stringify(checks)).not.toContain('a-secret-password');
  });

  it.each([
    ['Kafka', { KAFKA_BROKERS: AWAY }, 'schema'],
    ['Postgres', { DATABASE_URL: `postgresql://somebody:a-secret-password@${AWAY}/record` }, 'topics'],
  ] as const)('checks what it can while %s is away', async (service, over, checked) => {
    const checks = await see({ ...record.environment, ...over });
    expect(wrong(checks)).toEqual([service]);
    expect(verdicts(checks)[checked]).toBe('ok');
  });

  it('finds topics that are missing or set otherwise, and names the commands', async () => {
    await alterTopic(record.topicNames('articles'), { ...topicSettings.articles.config, 'retention.ms': '1000000' });
    await deleteTopic(record.topicNames('refusals'));
    const checks = await see(record.environment);
    expect(wrong(checks)).toContain('topics');
    expect(foundBy('topics', checks)).toMatch(/articles has retention\.ms 1000000 where -1 is needed: run `kafka-configs\.sh .*refusals does not exist: run `on-record setup`/);
  });

  it('finds a topic that was made anew', async () => {
    await (await record.catchUp()).stop();
    await recreateTopic(record.topicNames('articles'), topicSettings.articles);
    const unfounded = await see(record.environment);
    expect(foundBy('topics', unfounded)).toContain('does not begin with its identity');
    expect(wrong(unfounded)).toEqual(expect.arrayContaining(['topics', 'log identity']));
    await setUpTopics({ brokers: kafkaBrokers().split(','), clientId: 'test', topicNames: record.topicNames, replicationFactor: 1 });
    const replaced = await see(record.environment);
    expect(wrong(replaced)).toEqual(expect.arrayContaining(['log identity', 'checkpoints']));
    expect(foundBy('log identity', replaced)).toMatch(/made from topic \S+articles [0-9a-f-]{36}, but the log has topic \S+articles [0-9a-f-]{36}/);
  });

  it('finds a database without the tables of this release, and one that was restored', async () => {
    const empty = await see({ ...record.environment, DATABASE_URL: await createDatabase('doctor empty') });
    expect(foundBy('schema', empty)).toContain('lacks ReadModels');
    await (await record.catchUp()).stop();
    const backup = await record.backUp();
    await record.append('two');
    const checks = await see({ ...record.environment, DATABASE_URL: backup });
    expect(wrong(checks)).not.toContain('database not restored');
    await (await record.catchUp()).stop();
    const setBack = await see({ ...record.environment, DATABASE_URL: backup });
    expect(wrong(setBack)).toContain('database not restored');
    expect(foundBy('database not restored', setBack)).toMatch(/was set back in \d partition/);
  });

  it('finds a role of the readers that reaches beneath the views', async () => {
    await record.grantBeneath();
    expect(foundBy('reader role', await see(record.environment))).toContain('beneath the views');
  });
});
