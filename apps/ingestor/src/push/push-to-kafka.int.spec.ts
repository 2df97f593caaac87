import { readEvent, topicNamesOf, type Event, type EventLog, type TopicRole } from '@on-record/domain';
import { connectKafkaLog, setUpTopics, type KafkaConnection } from '@on-record/event-log';
import { describeWithBrokerControl, startBroker, type BrokerControl } from '../../../../test/support/broker-control';
import { kafkaBrokers, uniqueName } from '../../../../test/support/services';
import { runIngestor, type RunningIngestor } from '../../test/running-ingestor';

const anArticle = { guid: 'urn:example:1', version: 1, publishedAt: '2026-03-02T10:00:00Z', headline: 'Mayor speaks', body: { format: 'html', content: '<p>She said no.</p>' } };
const topicNames = topicNamesOf(uniqueName('push'));
const connectionTo = (brokers: string): KafkaConnection => ({ brokers: brokers.split(','), clientId: 'push-spec' });

async function eventsOf(log: EventLog, role: TopicRole): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (const { topic, partition, first } of await log.offsets([topicNames(role)])) {
    for await (const record of log.read({ topic, partition }, first)) {
      const read = readEvent(record);
      if (read.kind === 'event') events.push(read.event);
    }
  }
  return events;
}

describe('pushing to Kafka', () => {
  let log: EventLog;
  let ingestor: RunningIngestor;
  beforeAll(async () => {
    const connection = connectionTo(kafkaBrokers());
    await setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
    log = await connectKafkaLog(connection);
    ingestor = await runIngestor({ log, topicNames, nowMs: () => Date.now() });
  }, 60_000);
  afterAll(async () => {
    await ingestor.close();
    await log.close();
  });

  it('has delivery and article in the log when it answers 201, also for a body of 10,000,000 bytes', async () => {
    const frame = JSON.stringify({ ...anArticle, guid: 'large', x: '' });
    const large = frame.replace('"x":""', `"x":"${'é'.repeat(2_000_000)}${'x'.repeat(10_000_000 - 4_000_000 - Buffer.byteLength(frame))}"`);
    expect(Buffer.byteLength(large)).toBe(10_000_000);
    const answers = [await ingestor.push(anArticle), await ingestor.push(large)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const articles = await eventsOf(log, 'articles');
    const deliveries = await eventsOf(log, 'deliveries');
    expect(articles.map((event) => event.id).toSorted()).toEqual(answers.map(({ body }) => body['eventId']).toSorted());
    expect(deliveries.map((event) => event.subject).toSorted()).toEqual(answers.map(({ body }) => body['deliveryId']).toSorted());
  }, 60_000);

  it('keeps a refused body of 10,000,000 bytes with its reason', async () => {
    const answer = await ingestor.push(Buffer.alloc(10_000_000, '"'));
    expect(answer).toMatchObject({ status: 400, body: { code: 'DELIVERY_BODY_INVALID' } });
    expect(await eventsOf(log, 'refusals')).toMatchObject([{ subject: answer.body['deliveryId'], payload: { body: { bytes: 10_000_000 } } }]);
  }, 60_000);

  it('publishes sources once, however often ingestors start', async () => {
    const second = await runIngestor({ log, topicNames });
    await second.close();
    expect((await eventsOf(log, 'control')).map((event) => event.subject)).toEqual(['town-crier', 'old-desk', 'open-desk']);
  }, 60_000);
});

describeWithBrokerControl('while Kafka is silent', () => {
  let broker: BrokerControl;
  beforeAll(async () => {
    broker = await startBroker();
  }, 120_000);
  afterAll(() => broker?.end(), 60_000);

  it('answers 503 within 5 s, and 201 afterwards', async () => {
    const connection = connectionTo(broker.brokers);
    await setUpTopics({ ...connection, topicNames, replicationFactor: 1 });
    const log = await connectKafkaLog(connection);
    const ingestor = await runIngestor({ log, topicNames });
    expect((await ingestor.push({ ...anArticle, guid: 'before' })).status).toBe(201);
    broker.freeze();
    const begunMs = performance.now();
    const away = await Promise.all([ingestor.push(anArticle), ingestor.push('{'), ingestor.push({ ...anArticle, guid: '2' })]);
    const tookMs = performance.now() - begunMs;
    broker.thaw();
    expect(away.map(({ status, body }) => [status, body['code']])).toEqual(Array(3).fill([503, 'LOG_UNAVAILABLE']));
    expect(tookMs).toBeLessThan(5_000);
    let status = 0;
    for (const untilMs = performance.now() + 30_000; status !== 201 && performance.now() < untilMs; ) ({ status } = await ingestor.push(anArticle));
    expect(status).toBe(201);
    await ingestor.close();
    await log.close();
  }, 120_000);
});
