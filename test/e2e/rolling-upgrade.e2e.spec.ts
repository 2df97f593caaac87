import { topicNamesOf, writeEvent, type EventLog } from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { migrate, openDatabase, readCheckpoints, type Database } from '@on-record/projections';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../support/database';
import { Product } from '../support/product';
import { projectedRoles, projectLog } from '../support/project-log';
import { readModelRows } from '../support/read-model-rows';
import { quarrel } from '../support/recorded-articles';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const olderRelease = { NODE_OPTIONS: `--require ${join(__dirname, '..', 'support', 'older-release.cjs')}` };
const WITH_NOTICE = `sources:
  spec-open: { name: The Open Spec, language: en, timeZone: Europe/London, textPolicy: full, allowUnsigned: true, notice: All of this is invented. }
`;

/** So many that every member of a group has some in its partitions. */
const ARTICLES = 36;

const article = (number: number, version = 1): object => ({
  guid: `upgrade-${number}`, version, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: `Harbour talks, part ${number}`,
  body: { format: 'text', content: `Norway accused Sweden of hiding ship ${number}, version ${version}. Sweden denied hiding ship ${number}.` },
});

describe('a rolling upgrade to a release with new types and versions of events', () => {
  const topicPrefix = uniqueName('upgrade');
  const topic = topicNamesOf(topicPrefix);
  const folder = mkdtempSync(join(tmpdir(), 'on-record-upgrade-'));
  let log: EventLog;
  let database: Database;
  let older: Product;
  let newer: Product;

  const pushed = async (product: Product, body: object): Promise<void> => {
    const { status } = await product.push(body, {}, 'spec-open');
    if (status !== 200 && status !== 201) throw new Error(`The push was answered ${status}.`);
  };
  const readinessOf = async (product: Product, app: 'extractor' | 'projector'): Promise<string> => (await fetch(product.urlOf(app, '/health/ready'))).text();
  const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> => database.connection('looking', async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

  const projectedToTheEnd = (): Promise<unknown> => until(async () => {
    const [ends, articles] = await Promise.all([log.offsets(projectedRoles.map(topic)), log.offsets([topic('articles')])]);
    const read = await log.committedOffsets(`${topicPrefix}-extractor`, [topic('articles')]);
    const stored = await readCheckpoints(database);
    const isExtracted = articles.every((end) => end.next === 0n || read.some((each) => each.partition === end.partition && each.offset === end.next));
    return isExtracted && ends.every((end) => end.next === 0n || stored.some((each) => each.topic === end.topic && each.partition === end.partition && each.nextOffset === end.next));
  }, { withinMs: 60_000, describe: 'extractors and projectors to come to the end of the log' });

  beforeAll(async () => {
    const databaseUrl = await createDatabase('upgrade');
    const options = { brokers: kafkaBrokers(), topicPrefix, databaseUrl };
    older = new Product({ ...options, environment: olderRelease });
    newer = new Product(options);
    writeFileSync(join(folder, 'sources.yaml'), WITH_NOTICE);
    // Readers before writers, the schema before them: what docs/operating.md asks for.
    await newer.operator('setup');
    [log, database] = await Promise.all([connectKafkaLog({ brokers: kafkaBrokers().split(','), clientId: 'test' }), openDatabase(databaseUrl)]);
    await Promise.all((['ingestor', 'extractor', 'projector'] as const).map((app) => older.startApp(app)));
  }, 120_000);

  afterAll(async () => {
    await Promise.all([older?.stop(), newer?.stop(), log?.close(), database?.close()]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('begins with the older release alone, which writes the versions that it knows', async () => {
    for (let number = 0; number < ARTICLES / 2; number += 1) await pushed(older, article(number));
    await projectedToTheEnd();
    expect(await versionsOf('DeliveryReceived', 'deliveries')).toEqual(new Set(['1']));
    expect(await versionsOf('SourceConfigured', 'control')).toEqual(new Set(['1']));
  }, 120_000);

  it('makes the older processes wait at what is newer, and set nothing aside', async () => {
    await Promise.all([newer.startApp('extractor'), newer.startApp('projector'), newer.startApp('ingestor', { SOURCES_FILE: join(folder, 'sources.yaml') })]);
    for (let number = ARTICLES / 2; number < ARTICLES; number += 1) await pushed(number % 2 === 0 ? older : newer, article(number));
    // A retraction is of a type that the older release does not know; one in every partition, so that each of its members meets some.
    for (let number = 0; number < ARTICLES; number += 1) await pushed(newer, { guid: `upgrade-${number}`, version: 2, status: 'canceled' });
    for (const app of ['extractor', 'projector'] as const) {
      await until(async () => (await readinessOf(older, app)).includes('ArticleRetracted v1 is of a type that is newer than this process: upgrade it.'),
        { withinMs: 60_000, describe: `the older ${app} to say that it waits` });
    }
    expect(await rows('SELECT code FROM gen_1.dead_letters')).toEqual([]);
    expect(await readinessOf(newer, 'projector')).not.toContain('newer than this process');
  }, 120_000);

  it('goes on taking articles and control facts meanwhile, from both', async () => {
    for (let number = 0; number < ARTICLES; number += 1) await pushed(number % 2 === 0 ? older : newer, article(number, 3));
    const record = writeEvent(quarrel('poison').article, topic);
    await log.append([{ ...record, value: new TextEncoder().encode('{') }]);
    expect(await versionsOf('DeliveryReceived', 'deliveries')).toEqual(new Set(['1', '2']));
    expect(await versionsOf('SourceConfigured', 'control')).toEqual(new Set(['1', '2']));
  }, 120_000);

  it('ends, when the older ones are stopped, in the rows of a log that the newer release alone has read', async () => {
    for (const app of ['projector', 'extractor', 'ingestor'] as const) await older.stopApp(app);
    await projectedToTheEnd();
    await until(async () => (await rows('SELECT 1 FROM gen_1.dead_letter_states')).length === 1, { withinMs: 30_000, describe: 'the poison to be set aside' });
    await newer.operator('dead-letters', 'discard', '--all', '--execute', '--reason', 'not of ours');
    await projectedToTheEnd();
    expect(await rows('SELECT code, state FROM gen_1.dead_letter_states')).toEqual([{ code: 'EVENT_NOT_JSON', state: 'discarded' }]);
    expect(await rows('SELECT state, count(*)::int AS articles FROM gen_1.articles GROUP BY 1')).toEqual([{ state: 'visible', articles: ARTICLES }]);
    const anew = await openDatabase(await createDatabase('upgrade anew'));
    try {
      await migrate(anew);
      await projectLog(log, topic, anew);
      expect(await readModelRows(database)).toEqual(await readModelRows(anew));
    } finally {
      await anew.close();
    }
  }, 180_000);

  async function versionsOf(type: string, role: 'deliveries' | 'control'): Promise<ReadonlySet<string | undefined>> {
    const versions = new Set<string | undefined>();
    await Promise.all((await log.offsets([topic(role)])).map(async ({ partition, first }) => {
      for await (const { headers } of log.read({ topic: topic(role), partition }, first)) if (headers['ce_type'] === type) versions.add(headers['ce_schemaversion']);
    }));
    return versions;
  }
});
