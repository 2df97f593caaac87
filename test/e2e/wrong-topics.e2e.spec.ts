import { readEvent, topicNamesOf, topicSettings, type EventLog } from '../../libs/domain/src/index';
import { connectKafkaLog } from '../../libs/event-log/src/index';
import { Product } from '../support/product';
import { createDatabase } from '../support/database';
import { kafkaBrokers, uniqueName } from '../support/services';
import { alterTopic, recreateTopic } from '../support/topic-tools';
import { until } from '../support/until';

const article = (version: number): object => ({
  guid: 'harbour', version, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: `Harbour talks ${version}`,
  body: { format: 'text', content: 'Norway accused Sweden of hiding ships.' },
});
const readers = ['ingestor', 'extractor', 'projector'] as const;

describe('topics that are not what they should be', () => {
  const topicPrefix = uniqueName('wrong-topics');
  const topicNames = topicNamesOf(topicPrefix);
  const articles = topicNames('articles');
  const asItShouldBe = { partitions: topicSettings.articles.partitions, config: topicSettings.articles.config };
  let product: Product;
  let log: EventLog;
  let firstId = '';

  const topicId = async (): Promise<string> => (await log.identity([articles])).topicIds[articles] ?? '';
  const stopAll = (): Promise<unknown> => Promise.all([...readers, 'query' as const].map((app) => product.stopApp(app)));
  const push = async (versions: readonly number[]): Promise<void> => {
    for (const version of versions) expect((await product.push(article(version))).status).toBe(201);
  };
  /** How many runs have been completed, whatever their revision. */
  const completedRuns = async (): Promise<number> => {
    let count = 0;
    for (const { topic, partition } of await log.offsets([topicNames('extractions')])) {
      for await (const record of log.read({ topic, partition }, 0n)) {
        const read = readEvent(record);
        if (read.kind === 'event' && read.event.type === 'ExtractionCompleted') count += 1;
      }
    }
    return count;
  };
  const untilRuns = (count: number): Promise<unknown> => until(async () => (await completedRuns()) >= count, { withinMs: 60_000, describe: `${count} runs to be completed` });

  beforeAll(async () => {
    log = await connectKafkaLog({ brokers: kafkaBrokers().split(','), clientId: 'spec' });
    product = new Product({ brokers: kafkaBrokers(), topicPrefix, databaseUrl: await createDatabase('wrong topics') });
    await product.start();
    await push([1, 2, 3]);
    await untilRuns(3);
    await until(async () => ((await product.get('/v1/accusations')).body['items'] as unknown[]).length === 1, { withinMs: 60_000, describe: 'the accusation to be shown' });
    firstId = await topicId();
    await stopAll();
  }, 240_000);

  afterAll(async () => {
    await product?.stop();
    await log?.close();
  }, 60_000);

  it.each(readers)('with other settings are refused by the %s, all faults at once, with the command that mends each', async (app) => {
    await alterTopic(articles, { ...topicSettings.articles.config, 'retention.ms': '604800000', 'max.message.bytes': '1000000' });
    await alterTopic(topicNames('control'), { ...topicSettings.control.config, 'cleanup.policy': 'delete' });
    const refusal = await product.refusalOf(app);
    await alterTopic(articles, topicSettings.articles.config);
    await alterTopic(topicNames('control'), topicSettings.control.config);
    expect(refusal).toContain('LOG_TOPIC_MISMATCH: 2 topics are not as On Record needs them:');
    expect(refusal).toContain(`Topic ${articles} has retention.ms 604800000 where -1 is needed, has max.message.bytes 1000000 where at least 16777216 is needed`);
    expect(refusal).toContain(`--entity-name ${articles} --add-config retention.ms=-1,max.message.bytes=16777216`);
    expect(refusal).toContain(`--entity-name ${topicNames('control')} --add-config cleanup.policy=compact`);
  }, 90_000);

  it('made anew by a tool are refused by all, before anything is written to them', async () => {
    await recreateTopic(articles, asItShouldBe);
    for (const app of readers) {
      const refusal = await product.refusalOf(app);
      expect(refusal).toContain(`LOG_TOPIC_MISMATCH: Topic ${articles} does not begin with its identity`);
      expect(refusal).toContain('deleted and made anew');
    }
  }, 180_000);

  it('made anew and founded again are refused by the projector, with both ids', async () => {
    await product.operator('setup');
    const refusal = await product.refusalOf('projector');
    expect(refusal).toContain('LOG_REPLACED');
    expect(refusal).toContain(firstId);
    expect(refusal).toContain(await topicId());
  }, 90_000);

  it('made anew are read from their beginning by the extractor, whose group had come further', async () => {
    await product.startApp('ingestor');
    await push([4, 5, 6, 7]);
    await product.startApp('extractor');
    await untilRuns(3 + 4);
  }, 120_000);

  it('made anew under a running extractor are read from their beginning too, at once or when it has said why it ends and is started again', async () => {
    await product.stopApp('ingestor');
    await recreateTopic(articles, asItShouldBe);
    await product.operator('setup');
    await product.startApp('ingestor');
    await push([8, 9, 10, 11, 12]);
    await until(async () => product.lastWordsOf('extractor') !== undefined || (await completedRuns()) >= 3 + 4 + 5, { withinMs: 60_000, describe: 'the extractor to read on, or to end' });
    const lastWords = product.lastWordsOf('extractor');
    if (lastWords !== undefined) {
      expect(lastWords).toContain('LOG_SHORTER_THAN_CHECKPOINT');
      await product.startApp('extractor');
    }
    await untilRuns(3 + 4 + 5);
  }, 180_000);
});
