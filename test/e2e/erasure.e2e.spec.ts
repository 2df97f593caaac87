import { randomBytes } from 'node:crypto';
import { articleIdOf, topicNamesOf, topicRoles } from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { openDatabase, readCheckpoints, type Database } from '@on-record/projections';
import kafkajs from 'kafkajs';
import { describeWithBrokerControl } from '../support/broker-control';
import { filesHolding, formsOf } from '../support/marker-scan';
import { startOwnServices, type OwnServices } from '../support/own-services';
import { Product } from '../support/product';
import { readModelRows } from '../support/read-model-rows';
import { uniqueName } from '../support/services';
import { until } from '../support/until';

/** A word that stands nowhere but in the article that is erased. */
const MARKER = `Quorvexil${randomBytes(5).toString('hex')}`;
const REASON = 'A court ordered it, file 7 O 12/26.';
const topicPrefix = uniqueName('erasure');
const guid = `urn:${MARKER}:1`;
const articleId = articleIdOf('spec-daily', guid);
const forms = formsOf(MARKER);

/** Quarrels whose accuser has the marker for a name; each word of it reaches other tables and indexes. */
const article = (version: number): object => ({
  guid, version, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: `Mayor ${MARKER} speaks of the harbour`, byline: `Ann ${MARKER}`, url: `https://news.example/${MARKER}`,
  body: { format: 'text', content: `Ann ${MARKER} accused Norway of hiding ${MARKER} papers. "We hid no ${MARKER} papers," Norway said. Norway denied hiding ${MARKER} papers. Version ${version}.` },
});
const other = { guid: 'urn:other', version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: 'Harbour talks', body: { format: 'text', content: 'Norway accused Sweden of hiding ships. Sweden denied it.' } };

/** Looks into the files of Kafka and Postgres, with the real processes of the product on services of its own. */
describeWithBrokerControl('erasing an article', () => {
  let services: OwnServices;
  let product: Product;
  let database: Database;

  beforeAll(async () => {
    services = await startOwnServices();
    product = new Product({ brokers: services.brokers, topicPrefix, databaseUrl: services.databaseUrl });
    await product.start();
    database = await openDatabase(services.databaseUrl);
  }, 180_000);

  afterAll(async () => {
    await database?.close();
    await product?.stop();
    await services?.end();
  }, 120_000);

  const sql = (text: string): Promise<unknown> => database.connection('setting up', (client) => client.query(text));
  const inKafka = (): readonly string[] => filesHolding(services.kafkaFolder, forms);
  const inPostgres = (): readonly string[] => filesHolding(services.postgresFolder, forms);
  const ask = async (...verb: readonly string[]): Promise<Record<string, unknown>> => JSON.parse(await product.operator(...verb, '--json')) as Record<string, unknown>;

  it('leaves its words in no file of Kafka and Postgres, and a rebuild shows its id and the reason', async () => {
    // Files that Kafka no longer uses stay for a minute, unless it is told otherwise.
    await alterTopics({ 'file.delete.delay.ms': '1000' });
    await sql('ALTER SYSTEM SET wal_recycle = off');
    await sql('SELECT pg_reload_conf()');
    await push();
    await until(async () => (await product.get(`/v1/articles/${articleId}`)).body['state'] === 'visible', { withinMs: 60_000, describe: 'the article to be read' });
    await correct();
    await sql('ANALYZE');
    await sql('CHECKPOINT');

    // Before: the scan finds it, in every topic and in rows, statistics and the write-ahead log.
    const found = { kafka: inKafka(), postgres: inPostgres() };
    for (const role of ['articles', 'extractions', 'control', 'deliveries', 'refusals']) expect(found.kafka.join('\n')).toMatch(new RegExp(`${topicPrefix}\\.${role}-\\d+/`));
    expect(found.kafka.join('\n')).toContain('base64');
    expect(found.postgres.join('\n')).toMatch(/base\/\d+\/\d+: UTF-8/);
    expect(found.postgres.join('\n')).toMatch(/pg_wal\//);

    expect(await ask('erase', articleId)).toMatchObject({ isDryRun: true, isErasedBefore: false, articles: 2, control: 2, deliveries: 4, unnamedDeliveries: 2, refusals: 1, otherArticles: 0, generations: 1 });
    expect((await product.get(`/v1/articles/${articleId}`)).body['state']).toBe('visible');
    const outcome = await ask('erase', articleId, '--rewrite', '--execute', '--as', 'ann', '--reason', REASON);
    expect(outcome).toMatchObject({ behind: [], inLog: 0 });
    expect((await product.get(`/v1/articles/${articleId}`)).body).toMatchObject({ state: 'erased', withheldReason: REASON });

    await until(() => inKafka().length === 0, { withinMs: 60_000, describe: () => `the words to leave Kafka:\n${inKafka().join('\n')}` });
    await until(async () => {
      await sql('SELECT pg_switch_wal()');
      await sql('CHECKPOINT');
      return inPostgres().length === 0;
    }, { withinMs: 60_000, describe: () => `the words to leave Postgres:\n${inPostgres().join('\n')}` });
    expect(await ask('erase', articleId)).toMatchObject({ isDone: true, records: 0, inLog: 0 });

    // Tombstones in the middle keep nobody from reading on.
    await product.push({ ...other, guid: 'urn:after' });
    await until(async () => (await product.get(`/v1/articles/${articleIdOf('spec-daily', 'urn:after')}`)).body['state'] === 'visible', { withinMs: 60_000, describe: 'an article behind the tombstones to be read' });
    const anew = await projectAnew();
    expect(anew.get(articleId)!.join()).toContain(REASON);
    expect(anew).toEqual(await readModelRows(database));
    expect(JSON.stringify((await product.get('/v1/accusations')).body)).toContain('Sweden');
    expect([...inKafka(), ...inPostgres()]).toEqual([]);
  }, 400_000);

  /** Two revisions, a repetition in other bytes, a delivery that is refused (and kept among deliveries, too), and an article that has nothing to do with it. */
  async function push(): Promise<void> {
    const answers = [
      await product.push(other), await product.push(article(1)), await product.push(article(2)), await product.push(JSON.stringify(article(2), undefined, 1)),
      await product.push({ ...article(3), publishedAt: 'yesterday' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 200, 422]);
  }

  /** An editor names somebody by the marker, and gives it as the reason; evaluation gets both. */
  async function correct(): Promise<void> {
    const { accusations } = (await product.get(`/v1/articles/${articleId}`)).body as { accusations: readonly { readonly key: string }[] };
    await product.operator('findings', 're-ascribe', accusations[0]!.key, '--accuser', `person:${MARKER.toLowerCase()} ${MARKER}`, '--execute', '--as', 'ann', '--reason', `It is ${MARKER}.`);
    await until(async () => JSON.stringify((await product.get(`/v1/articles/${articleId}`)).body).includes('re-ascribed'), { withinMs: 30_000, describe: 'the correction to be shown' });
    expect(await product.operator('export', 'overrides')).toContain(`"reason":"It is ${MARKER}."`);
  }

  async function alterTopics(changes: Readonly<Record<string, string>>): Promise<void> {
    const admin = new kafkajs.Kafka({ brokers: services.brokers.split(','), logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    for (const topic of topicRoles.map(topicNamesOf(topicPrefix))) {
      const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }] });
      const own = (resources[0]?.configEntries ?? []).filter(({ configSource }) => Number(configSource) === 1).map(({ configName, configValue }) => ({ name: configName, value: configValue }));
      const configEntries = [...own, ...Object.entries(changes).map(([name, value]) => ({ name, value }))];
      await admin.alterConfigs({ validateOnly: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }] });
    }
    await admin.disconnect();
  }

  /** The rows that the log gives in a new database, as a rebuild makes them. */
  async function projectAnew(): Promise<ReadonlyMap<string, readonly string[]>> {
    await sql('CREATE DATABASE anew');
    const url = Object.assign(new URL(services.databaseUrl), { pathname: '/anew' }).href;
    const rebuilt = new Product({ brokers: services.brokers, topicPrefix, databaseUrl: url, environment: { PROJECTOR_GROUP: `${topicPrefix}-anew` } });
    const log = await connectKafkaLog({ brokers: services.brokers.split(','), clientId: 'erasure' });
    const opened = await openDatabase(url);
    try {
      await rebuilt.operator('setup');
      await rebuilt.startApp('projector');
      await until(async () => {
        const ends = (await log.offsets((['articles', 'extractions', 'control', 'dead-letters'] as const).map(topicNamesOf(topicPrefix)))).filter(({ next }) => next > 0n);
        const checkpoints = new Map((await readCheckpoints(opened)).map((each) => [`${each.topic}/${each.partition}`, each.nextOffset]));
        return ends.every((end) => checkpoints.get(`${end.topic}/${end.partition}`) === end.next);
      }, { withinMs: 90_000, describe: 'the log to be projected anew' });
      return await readModelRows(opened);
    } finally {
      await opened.close();
      await log.close();
      await rebuilt.stop();
    }
  }
});
