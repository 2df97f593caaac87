import { topicNamesOf, topicRoles, topicSettings, type TopicNames } from '@on-record/domain';
import { alterTopic as setTopic } from '../../../test/support/topic-tools';
import { kafkaBrokers, uniqueName } from '../../../test/support/services';
import { alterTopic } from './alter-topic';
import { describeTopic } from './inspect-topics';
import { KafkaAdmin } from './kafka-admin';
import { setUpTopics, verifyTopics } from './topic-setup';

jest.setTimeout(60_000);

describe('topics of a release that knew nothing of compaction within a day', () => {
  const connection = { brokers: kafkaBrokers().split(','), clientId: 'topic-advice-spec' };
  const admin = new KafkaAdmin(connection);
  let topicNames: TopicNames;
  let topic: string;

  beforeEach(async () => {
    topicNames = topicNamesOf(uniqueName('advice'));
    topic = topicNames('articles');
    await setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
    await setTopic(topic, { ...topicSettings.articles.config, 'min.insync.replicas': '1', 'segment.bytes': '104857600' });
  });
  afterAll(() => admin.close());

  const own = async (): Promise<Readonly<Record<string, string>>> => Object.fromEntries((await describeTopic(admin, topic)).own ?? []);

  it('are usable, with a warning that names the setting and what mends it', async () => {
    const { warnings } = await verifyTopics({ ...connection, topicNames });
    expect(warnings.filter((warning) => warning.includes('max.compaction.lag.ms'))).toEqual([
      `Topic ${topic} has max.compaction.lag.ms 9223372036854775807 where at most 86400000 is advised: a text that is erased may stay in it for longer. Run \`on-record setup\`.`,
    ]);
  });

  it('are brought to it by the setup, which leaves settings of others as they are', async () => {
    const { warnings } = await setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
    expect(warnings).toHaveLength(topicRoles.length);
    expect(await own()).toEqual({ ...topicSettings.articles.config, 'min.insync.replicas': '1', 'segment.bytes': '104857600', 'max.compaction.lag.ms': '86400000' });
  });

  it('keep a shorter time that somebody chose', async () => {
    await alterTopic(admin, topic, { 'max.compaction.lag.ms': '3600000' });
    await setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
    expect(await own()).toMatchObject({ 'max.compaction.lag.ms': '3600000', 'segment.bytes': '104857600' });
  });

  it('get a setting back to its default without the loss of another', async () => {
    await alterTopic(admin, topic, { 'segment.bytes': undefined });
    expect(await own()).toEqual({ ...topicSettings.articles.config, 'min.insync.replicas': '1' });
  });
});
