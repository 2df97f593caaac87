import { readEvent, topicNamesOf, writeEvent, type Event, type EventLog, type RunningConsumer, type StoredRecord } from '@on-record/domain';
import { connectKafkaLog, setUpTopics } from '@on-record/event-log';
import { createProjector, findDeadLetters, groupDeadLetters, migrate, openDatabase, type Database, type DeadLetterFilters } from '@on-record/projections';
import { createLogger, deadLetterWriter } from '@on-record/runtime';
import { accusationIn, actorIn, configured, extracted, received } from '../../../../test/support/recorded-articles';
import { createDatabase } from '../../../../test/support/database';
import { kafkaBrokers, uniqueName } from '../../../../test/support/services';
import { until } from '../../../../test/support/until';
import type { Desk } from '../at-desk';
import { chooseDeadLetters } from './choose-dead-letters';
import { discard } from './discard-dead-letters.command';
import { retry } from './retry-dead-letters.command';

const logger = createLogger({ app: 'test', level: 'silent' });
const topicNames = topicNamesOf(uniqueName('verbs'));
const ann = { actor: 'ann', reason: 'mended' };
const projected = (['articles', 'extractions', 'control', 'dead-letters'] as const).map(topicNames);

let log: EventLog;
let database: Database;
let desk: Desk;
let consumer: RunningConsumer | undefined;

/** An article with one accusation, and its run. */
function story(guid: string): readonly Event[] {
  const text = 'Quarrel\nAnn Lee accused Borland of theft.';
  const article = received({ source: 'daily', guid, text });
  const [accuser, accused] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  return [article, ...extracted(article, { accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser, accused }) }] })];
}

/** Starts the projector of a release that breaks at some records, in place of the one before. */
async function runRelease(breaksAt: (record: StoredRecord) => boolean): Promise<void> {
  await consumer?.stop();
  const setAside = deadLetterWriter({ log, topicNames, stage: 'projector', logger });
  const groupId = uniqueName('projector');
  const projector = await createProjector({ database, log, topics: projected, setAside, groupId });
  consumer = await log.consume({ groupId, topics: projected, setAside, handler: {
    startOffset: (partition) => projector.startOffset(partition),
    handle: (batch, context) => {
      if (batch.records.some(breaksAt)) throw new TypeError('Cannot read properties of undefined (reading "guid")');
      return projector.handle(batch, context);
    },
  } });
}

const append = (events: readonly Event[]): Promise<void> => log.append(events.map((event) => writeEvent(event, topicNames)));
const articlesWith = (state: string): Promise<number> => database.connection('counting', async (client) =>
  (await client.query<{ count: number }>('SELECT count(*)::int FROM gen_1.articles WHERE state = $1', [state])).rows[0]!.count);
const count = async (filters: DeadLetterFilters): Promise<number> => (await findDeadLetters(database, filters)).length;
const untilCount = (filters: DeadLetterFilters, wanted: number): Promise<unknown> =>
  until(async () => (await count(filters)) === wanted, { withinMs: 40_000, describe: () => `${wanted} dead letters of ${JSON.stringify(filters)}` });
const endOf = async (): Promise<readonly string[]> => (await log.offsets([...projected, topicNames('refusals')])).map(({ topic, partition, next }) => `${topic}/${partition} ${next}`);

/** All facts of a topic of one partition. */
async function control(): Promise<readonly Event[]> {
  const events: Event[] = [];
  for await (const record of log.read({ topic: topicNames('control'), partition: 0 }, 0n)) {
    const read = readEvent(record);
    if (read.kind === 'event') events.push(read.event);
  }
  return events;
}

beforeAll(async () => {
  const brokers = kafkaBrokers().split(',');
  await setUpTopics({ brokers, clientId: 'test', topicNames, replicationFactor: 1 });
  log = await connectKafkaLog({ brokers, clientId: 'test', logger });
  database = await openDatabase(await createDatabase('verbs'));
  await migrate(database);
  desk = { log, database, topicNames };
  const [one, two] = [story('one'), story('two')];
  const malformed = { ...writeEvent(two[0]!, topicNames), key: 'foreign', value: new TextEncoder().encode('{"articleId":"\u001b[2J') };
  await append([configured('daily', 'full'), ...one, ...two, ...story('three')]);
  await log.append([malformed]);
  const broken = new Set([one[0]!.id, two[0]!.id]);
  await runRelease(({ key, headers }) => broken.has(headers['ce_id'] ?? '') && key !== 'foreign');
  await untilCount({}, 3);
}, 180_000);

afterAll(async () => {
  await consumer?.stop();
  await database.close();
  await log.close();
}, 30_000);

describe('dead letters of a release that broke, over Kafka and Postgres', () => {
  it('are found by kind and one by one, by all filters', async () => {
    const groups = await groupDeadLetters(database, { state: 'open' });
    expect(groups).toMatchObject([
      { letters: 2, code: 'HANDLER_BROKE', eventType: 'ArticleReceived', stage: 'projector', reason: expect.stringContaining('Cannot read properties') },
      { letters: 1, code: 'EVENT_NOT_JSON' },
    ]);
    const [{ fingerprint, exampleId, firstFailedAt, lastFailedAt }] = groups as [(typeof groups)[number]];
    expect(Date.parse(firstFailedAt)).toBeLessThanOrEqual(Date.parse(lastFailedAt));
    expect(await count({ ids: [exampleId] })).toBe(1);
    expect(await count({ fingerprint })).toBe(2);
    expect(await count({ code: 'EVENT_NOT_JSON', topic: topicNames('articles') })).toBe(1);
    expect(await count({ topic: topicNames('control') })).toBe(0);
    expect(await count({ since: new Date(Date.parse(lastFailedAt) + 3_600_000).toISOString() })).toBe(0);
    expect(await count({ limit: 2 })).toBe(2);
    expect(await count({ state: 'retried' })).toBe(0);
  });

  it('are told in numbers by a dry run, which appends nothing', async () => {
    const before = await endOf();
    const told = await retry(desk, { ids: [], all: true }, { by: undefined });
    expect(told).toContain('To be appended again: 2');
    expect(told).toContain('this release cannot read it either');
    expect(told).toContain('Nothing was changed.');
    expect(JSON.parse(await retry(desk, { ids: [], all: true }, { by: undefined, json: true }))).toMatchObject({ isDryRun: true, letters: 2, retried: 0, left: [{ why: 'unreadable' }] });
    expect(await discard(desk, { ids: [], code: 'HANDLER_BROKE' }, { by: undefined })).toContain('To be discarded: 2');
    expect(await endOf()).toEqual(before);
  });

  it('become rows by a retry after the fix, and who did it is on record', async () => {
    await runRelease(() => false);
    expect(await articlesWith('visible')).toBe(1);
    const readAt = jest.spyOn(log, 'readAt');
    expect(await retry(desk, { ids: [], code: 'HANDLER_BROKE' }, { by: ann })).toMatch(/^To be appended again: 2\n[^]*Appended again: 2\.$/);
    expect(readAt.mock.calls.flatMap(([places]) => places)).toHaveLength(2);
    readAt.mockRestore();
    await until(async () => (await articlesWith('visible')) === 3, { withinMs: 40_000, describe: 'the articles to be visible' });
    await untilCount({ state: 'retried' }, 2);
    expect(await findDeadLetters(database, { state: 'retried' })).toMatchObject([1, 2].map(() => ({ resolvedBy: 'ann', resolutionReason: 'mended', resolvedAt: expect.stringMatching(/Z$/) })));
    expect((await control()).filter(({ type }) => type === 'OperatorActed')).toMatchObject([{ payload: { verb: 'dead-letters retry', arguments: { code: 'HANDLER_BROKE' }, effect: { deadLetters: 2 }, by: ann } }]);
  }, 90_000);

  it('are not settled twice by accident, and by name without harm', async () => {
    const ids = (await findDeadLetters(database, { state: 'retried' })).map(({ deadLetterId }) => deadLetterId);
    await expect(retry(desk, { ids }, { by: ann })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining('(retried)') });
    await expect(chooseDeadLetters(database, { ids: ['0b9f6c1e-4d1a-5c55-8f0e-2f3f6f1f9a11'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await retry(desk, { ids, again: true }, { by: ann })).toContain('Appended again: 2.');
    expect(await retry(desk, { ids: [], code: 'HANDLER_BROKE' }, { by: ann })).toContain('There is nothing to append again.');
    await append(story('four'));
    await until(async () => (await articlesWith('visible')) === 4, { withinMs: 40_000, describe: 'the article behind them' });
    expect(await count({})).toBe(3);
  }, 90_000);

  it('are given up by a discard, and count as open no more', async () => {
    const open = (): Promise<number> => database.connection('counting', async (client) =>
      (await client.query<{ count: number }>('SELECT sum(dead_letters)::int AS count FROM read_v1.projection_status')).rows[0]!.count);
    expect(await open()).toBe(1);
    expect(await discard(desk, { ids: [], all: true }, { by: ann })).toContain('Discarded: 1.');
    await untilCount({ state: 'discarded' }, 1);
    expect(await open()).toBe(0);
  }, 60_000);
});
