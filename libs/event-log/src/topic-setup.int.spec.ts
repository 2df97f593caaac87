import { OnRecordError, topicNamesOf, topicRoles, topicSettings, type EventLog, type TopicNames } from '@on-record/domain';
import { kafkaBrokers, uniqueName } from '../../../test/support/services';
import { eventually, someRecords, testHandler } from './contract/test-handler';
import { createTopics } from './create-topics';
import { KafkaAdmin } from './kafka-admin';
import { newKafka, type Admin } from './kafka-client';
import { connectKafkaLog } from './kafka-log';
import { setUpTopics, verifyTopics } from './topic-setup';

jest.setTimeout(60_000);

describe('setting up topics', () => {
  const connection = { brokers: kafkaBrokers().split(','), clientId: 'topic-setup-spec' };
  const patient = new KafkaAdmin(connection);
  let admin: Admin;
  let log: EventLog;

  beforeAll(async () => {
    admin = newKafka(connection).admin();
    await admin.connect();
    log = await connectKafkaLog(connection);
  });
  afterAll(async () => {
    await log.close();
    await patient.close();
    await admin.disconnect();
  });

  const newNames = (): TopicNames => topicNamesOf(uniqueName('setup'));
  const setUp = (topicNames: TopicNames): ReturnType<typeof setUpTopics> => setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
  const create = async (topic: string, { numPartitions, config }: { numPartitions: number; config: Readonly<Record<string, string>> }): Promise<void> => {
    const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
    await createTopics(patient, [{ topic, numPartitions, replicationFactor: 1, configEntries }]);
  };

  it('makes every topic with its settings, warns of too few copies, and changes nothing when repeated', async () => {
    const topicNames = newNames();
    const topics = topicRoles.map(topicNames);
    const { warnings } = await setUp(topicNames);
    expect(warnings).toHaveLength(topicRoles.length);
    expect(warnings[0]).toContain('has 1 of the 3 copies');
    const before = await log.identity(topics);
    await setUp(topicNames);
    expect(await log.identity(topics)).toEqual(before);
    expect(new Set(Object.values(before.topicIds)).size).toBe(topics.length);
    expect(before.clusterId).not.toBe('');
    await expect(verifyTopics({ ...connection, topicNames })).resolves.toEqual({ warnings, identity: before });
  });

  it('gives both of two setups at once the same identity', async () => {
    const topicNames = newNames();
    await Promise.all([setUp(topicNames), setUp(topicNames)]);
    const topics = topicRoles.map(topicNames);
    const ids = await Promise.all([log.identity(topics), log.identity(topics)]);
    expect(ids[0]).toEqual(ids[1]);
  });

  it('gives a topic that was made anew another identity', async () => {
    const topicNames = newNames();
    await setUp(topicNames);
    const topics = [topicNames('articles'), topicNames('control')];
    const before = await log.identity(topics);
    await admin.deleteTopics({ topics: [topicNames('articles')] });
    await eventually(async () => !(await admin.listTopics()).includes(topicNames('articles')), 'the topic is gone');
    await setUp(topicNames);
    const after = await log.identity(topics);
    expect(after.topicIds[topicNames('articles')]).not.toBe(before.topicIds[topicNames('articles')]);
    expect(after.topicIds[topicNames('control')]).toBe(before.topicIds[topicNames('control')]);
  });

  it('hides the identity record: readers see a gap, and a handler an empty batch that moves it on', async () => {
    const topicNames = newNames();
    await setUp(topicNames);
    const partition = { topic: topicNames('articles'), partition: 0 };
    const handler = testHandler({ startOffset: () => 0n });
    const consumer = await log.consume({ groupId: uniqueName('hidden'), topics: [partition.topic], handler });
    await eventually(() => handler.batches.length === 1, 'the empty batch');
    expect(handler.batches[0]).toMatchObject({ fetchedFrom: 0n, nextOffset: 1n, endOffset: 1n, records: [] });
    await log.append(someRecords(partition, { count: 1 }));
    await eventually(() => handler.keys().length === 1, 'the record');
    expect(handler.batches[1]).toMatchObject({ fetchedFrom: 1n, nextOffset: 2n });
    await consumer.stop();
    const keys: string[] = [];
    for await (const { key } of log.read(partition, 0n)) keys.push(key);
    expect(keys).toEqual(['k0']);
  });

  it.each([
    { setting: 'partitions', numPartitions: 11, config: {}, found: '11', expected: '12' },
    { setting: 'cleanup.policy', numPartitions: 12, config: { 'cleanup.policy': 'delete' }, found: 'delete', expected: 'compact' },
    { setting: 'max.message.bytes', numPartitions: 12, config: { 'max.message.bytes': '1000000' }, found: '1000000', expected: '16777216' },
  ])('refuses a topic with other $setting, naming what was found', async ({ setting, numPartitions, config, found, expected }) => {
    const topicNames = newNames();
    await create(topicNames('articles'), { numPartitions, config: { ...topicSettings.articles.config, ...config } });
    const refusal = await setUp(topicNames).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OnRecordError);
    expect(refusal).toMatchObject({ code: 'LOG_TOPIC_MISMATCH', details: { topic: topicNames('articles'), setting, found, expected } });
  });

  it('says of a topic that wants a fact in more copies than it has just what an append comes to', async () => {
    const topicNames = newNames();
    const topic = topicNames('articles');
    await create(topic, { numPartitions: 12, config: { ...topicSettings.articles.config, 'min.insync.replicas': '2' } });
    const found = await setUp(topicNames).catch((error: unknown) => error);
    const appended = await log.append(someRecords({ topic, partition: 1 }, { count: 1 }), { deadlineMs: 5_000 }).then(() => 'acknowledged', () => 'not acknowledged');
    expect([found instanceof OnRecordError, appended]).toEqual(found instanceof OnRecordError ? [true, 'not acknowledged'] : [false, 'acknowledged']);
    if (found instanceof OnRecordError) expect(found).toMatchObject({ code: 'LOG_TOPIC_MISMATCH', details: { topic, setting: 'min.insync.replicas', found: '2', expected: '1' } });
  });

  it('names every fault of every topic at once, each with the command that mends it', async () => {
    const topicNames = newNames();
    const { 'cleanup.policy': _policy, ...config } = topicSettings.articles.config;
    await create(topicNames('articles'), { numPartitions: 12, config: { ...config, 'cleanup.policy': 'delete', 'retention.ms': '604800000' } });
    await create(topicNames('control'), { numPartitions: 3, config: topicSettings.control.config });
    await log.append(someRecords({ topic: topicNames('control'), partition: 0 }, { count: 1 }));
    const refusal: unknown = await verifyTopics({ ...connection, topicNames }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'LOG_TOPIC_MISMATCH', details: { faults: topicRoles.length - 2 + 3 + 2 } });
    const { message } = refusal as OnRecordError;
    expect(message).toMatch(/^6 topics are not as On Record needs them:\n/);
    expect(message).toContain(`Topic ${topicNames('deliveries')} does not exist: run \`on-record setup\`.`);
    expect(message).toContain(`Topic ${topicNames('articles')} has cleanup.policy delete where compact is needed, has retention.ms 604800000 where -1 is needed, does not begin with its identity: run ` +
      `\`kafka-configs.sh --bootstrap-server ${kafkaBrokers()} --alter --entity-type topics --entity-name ${topicNames('articles')} --add-config cleanup.policy=compact,retention.ms=-1\``);
    expect(message).toMatch(/control has partitions 3 where 1 is needed, does not begin with its identity: the number of partitions is fixed for life/);
  });

  it('names a topic that is missing, and one that does not begin with its identity', async () => {
    const topicNames = newNames();
    await expect(verifyTopics({ ...connection, topicNames })).rejects.toMatchObject({ code: 'LOG_TOPIC_MISMATCH', message: expect.stringContaining('does not exist') as string });
    const consumed = log.consume({ groupId: uniqueName('missing'), topics: [topicNames('articles')], handler: testHandler() });
    await expect(consumed).rejects.toMatchObject({ code: 'LOG_TOPIC_MISMATCH' });
    await create(topicNames('articles'), { numPartitions: 12, config: topicSettings.articles.config });
    await expect(log.identity([topicNames('articles')])).rejects.toMatchObject({ code: 'LOG_TOPIC_MISMATCH', message: expect.stringContaining('on-record setup') as string });
    await log.append(someRecords({ topic: topicNames('articles'), partition: 0 }, { count: 1 }));
    await expect(setUp(topicNames)).rejects.toMatchObject({ code: 'LOG_TOPIC_MISMATCH' });
  });

  it('reads on over what compaction took, and gives a tombstone', async () => {
    const topic = uniqueName('compacted');
    const partition = { topic, partition: 0 };
    const quick = { 'cleanup.policy': 'compact', 'segment.ms': '200', 'min.cleanable.dirty.ratio': '0.0001', 'min.compaction.lag.ms': '0' };
    await create(topic, { numPartitions: 1, config: quick });
    const handler = testHandler({ startOffset: () => 0n });
    await log.append(someRecords(partition, { count: 200 }));
    await log.append(someRecords(partition, { count: 198, from: 1 }));
    const countRead = async (): Promise<number> => {
      // A segment is closed, and may then be compacted, only when a record comes after its time.
      await log.append([{ ...partition, key: 'k199', headers: {}, value: null }]);
      let count = 0;
      for await (const record of log.read(partition, 0n)) count += record.key === 'k199' ? 0 : 1;
      return count;
    };
    const deadline = performance.now() + 45_000;
    while ((await countRead()) > 199 && performance.now() < deadline);
    const consumer = await log.consume({ groupId: uniqueName('compacted'), topics: [topic], handler });
    const [ends] = await log.offsets([topic]);
    await eventually(() => handler.batches.at(-1)?.nextOffset === ends!.next, 'the end');
    await consumer.stop();
    expect(handler.batches.every(({ fetchedFrom }, index) => fetchedFrom === (index === 0 ? 0n : handler.batches[index - 1]!.nextOffset))).toBe(true);
    expect(handler.keys().filter((key) => key !== 'k199')).toEqual(['k0', ...Array.from({ length: 198 }, (_, index) => `k${index + 1}`)]);
    expect(handler.batches.flatMap(({ records }) => records).at(-1)).toMatchObject({ key: 'k199', value: null });
  });
});
