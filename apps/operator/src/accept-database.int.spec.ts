import { readEvent, topicNamesOf, type EventLog } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { migrate, openDatabase } from '@on-record/projections';
import { createDatabase } from '../../../test/support/database';
import { kafkaBrokers, uniqueName } from '../../../test/support/services';
import { acceptDatabase } from './accept-database.command';

const topicPrefix = uniqueName('accept');
const topicNames = topicNamesOf(topicPrefix);
const brokers = kafkaBrokers().split(',');
const settings = { KAFKA_BROKERS: brokers, KAFKA_TLS: 'off' as const, TOPIC_PREFIX: topicPrefix, PROJECTOR_GROUP: uniqueName('projector'), EXTRACTOR_GROUP: uniqueName('extractor') };
const ann = { actor: 'ann', reason: 'disk lost' };
let log: EventLog;
let url: string;

/** Who acted, as the log tells it. */
async function acts(): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const record of log.read({ topic: topicNames('control'), partition: 0 }, 0n)) {
    const read = readEvent(record);
    if (read.kind === 'event') found.push(read.event.payload);
  }
  return found;
}

beforeAll(async () => {
  await setUpTopics({ brokers, clientId: 'test', topicNames, replicationFactor: 1 });
  log = await connectKafkaLog({ brokers, clientId: 'test' });
  url = await createDatabase('accept');
  const database = await openDatabase(url);
  await migrate(database);
  await database.close();
}, 120_000);

afterAll(() => log.close(), 30_000);

it('gives a database no new identity while projectors read, and says which group to stop', async () => {
  const configuration = { ...settings, DATABASE_URL: url };
  const consumer = await log.consume({ groupId: settings.PROJECTOR_GROUP, topics: [topicNames('articles')], handler: {
    startOffset: () => Promise.resolve(0n),
    handle: () => Promise.resolve({ kind: 'handled' }),
  } });
  const { databaseId, group } = await acceptDatabase(configuration, undefined);
  expect(group).toEqual({ groupId: settings.PROJECTOR_GROUP, members: 1 });
  await expect(acceptDatabase(configuration, ann)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID', message: expect.stringMatching(new RegExp(`^1 projector\\(s\\) read in group ${settings.PROJECTOR_GROUP} .*Nothing was changed\\.$`)),
  });
  expect(await acts()).toEqual([]);

  await consumer.stop();
  const accepted = await acceptDatabase(configuration, ann);
  expect(accepted).toMatchObject({ databaseId, group: { members: 0 }, setBack: [] });
  expect(accepted.newDatabaseId).not.toBe(databaseId);
  expect(await acts()).toMatchObject([{ verb: 'accept-database', by: ann }]);
}, 90_000);
