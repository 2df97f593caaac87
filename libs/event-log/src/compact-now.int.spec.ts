import { topicSettings, type EventLog, type LogPlace } from '@on-record/domain';
import { kafkaBrokers, uniqueName } from '../../../test/support/services';
import { compactNow } from './compact-now';
import { someRecords } from './contract/test-handler';
import { createTopics } from './create-topics';
import { describeTopic } from './inspect-topics';
import { KafkaAdmin } from './kafka-admin';
import { connectKafkaLog } from './kafka-log';

jest.setTimeout(120_000);

describe('having Kafka compact now', () => {
  const connection = { brokers: kafkaBrokers().split(','), clientId: 'compact-now-spec' };
  const admin = new KafkaAdmin(connection);
  const topic = uniqueName('compact-now');
  const partition = { topic, partition: 0 };
  let log: EventLog;

  beforeAll(async () => {
    const configEntries = Object.entries({ ...topicSettings.articles.config, ...topicSettings.articles.advised }).map(([name, value]) => ({ name, value }));
    await createTopics(admin, [{ topic, numPartitions: 2, replicationFactor: 1, configEntries }]);
    log = await connectKafkaLog(connection);
    await log.append(someRecords(partition, { count: 5 }));
  });
  afterAll(async () => {
    await log.close();
    await admin.close();
  });

  const valuesAt = async (places: readonly LogPlace[]): Promise<readonly boolean[]> => (await log.readAt(places)).map((record) => record?.value instanceof Uint8Array);

  it('empties the places of a partition at which nothing else comes, keeps all others, and gives the topic its own settings back', async () => {
    const places = [0n, 1n, 2n, 3n, 4n].map((offset) => ({ ...partition, offset }));
    const erased = [places[1]!, places[3]!];
    await log.append(['k1', 'k3'].map((key) => ({ ...partition, key, headers: {}, value: null })));
    expect(await valuesAt(places)).toEqual([true, true, true, true, true]);
    await expect(compactNow({ ...connection, log, places: erased, withinMs: 90_000 })).resolves.toEqual({ left: [] });
    expect(await valuesAt(places)).toEqual([true, false, true, false, true]);
    const { own } = await describeTopic(admin, topic);
    expect(Object.fromEntries(own ?? [])).toEqual({ ...topicSettings.articles.config, ...topicSettings.articles.advised });
  });

  it('says what is left when its time is over', async () => {
    const place = { ...partition, offset: 0n };
    await log.append([{ ...partition, key: 'k0', headers: {}, value: null }]);
    await expect(compactNow({ ...connection, log, places: [place], withinMs: 0 })).resolves.toEqual({ left: [place] });
  });

  it('does nothing where nothing is left', async () => {
    await expect(compactNow({ ...connection, log, places: [{ ...partition, offset: 1n }], withinMs: 0 })).resolves.toEqual({ left: [] });
  });
});
