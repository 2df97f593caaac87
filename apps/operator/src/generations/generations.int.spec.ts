import { deadLetteredEvent, topicNamesOf, writeEvent, type BatchHandler, type Event, type LogIdentity, type RunningConsumer } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import {
  createProjector, findStandby, followStandby, listGenerations, migrate, openDatabase, openReader, readCheckpoints, readStatus, rebuild, replay, retireGeneration, setReaderPassword,
  switchGenerations, verifyGeneration, type Database, type RebuildOptions,
} from '@on-record/projections';
import { createDatabase, READER_PASSWORD } from '../../../../test/support/database';
import { accusationIn, actorIn, configured, erased, extracted, failed, received, retracted, statementIn } from '../../../../test/support/recorded-articles';
import { until } from '../../../../test/support/until';

const topicNames = topicNamesOf('generations');
const topics = (['articles', 'extractions', 'control', 'dead-letters'] as const).map(topicNames);
const deadLetterTopic = topicNames('dead-letters');

let log: MemoryLog;
let identity: LogIdentity;
let database: Database;
let url: string;
let consumers: RunningConsumer[];

beforeEach(async () => {
  log = createMemoryLog({ topicNames });
  identity = await log.identity(topics);
  url = await createDatabase('generations');
  database = await openDatabase(url, { connections: 8 });
  await migrate(database);
  consumers = [];
}, 60_000);

afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await database.close();
  await log.close();
}, 30_000);

async function consume(groupId: string, handler: BatchHandler): Promise<RunningConsumer> {
  const consumer = await log.consume({ groupId, topics, handler, groupOffsets: 'for-display' });
  consumers.push(consumer);
  return consumer;
}

const project = async (): Promise<RunningConsumer> =>
  consume('projector', await createProjector({ database, log, identity, topics, groupId: 'projector', setAside: () => Promise.resolve() }));
const follow = async (): Promise<RunningConsumer> => consume('projector.standby', await followStandby({ database, log, identity, topics }));
const append = (events: readonly Event[]): Promise<void> => log.append(events.map((event) => writeEvent(event, topicNames)));
const build = (over: Partial<RebuildOptions> = {}) => rebuild({ database, log, identity, topics, deadLetterTopic, ...over });
const verify = (generation?: number) => verifyGeneration({ database, log, identity, topics, deadLetterTopic, limit: 20, ...(generation !== undefined && { generation }) });
const query = async (sql: string): Promise<readonly Record<string, unknown>[]> => database.connection('looking', async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

async function settled(generation: 'active' | 'standby'): Promise<void> {
  const ends = await log.offsets(topics);
  const total = ends.reduce((sum, { next }) => sum + next, 0n);
  await until(async () => (await readCheckpoints(database, generation)).reduce((sum, { nextOffset }) => sum + nextOffset, 0n) >= total, { withinMs: 20_000, describe: `the ${generation} generation to catch up` });
}

function story(guid: string, version = 1): readonly Event[] {
  const text = `Quarrel\nAnn Lee accused Borland of theft. “Never ${version}\\n,” said\tBorland. 😀`;
  const article = received({ source: 'daily', guid, text, version });
  const [accuser, accused] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  return [article, ...extracted(article, {
    statements: [statementIn(text, `Never ${version}\\n`, accused)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser, accused }) }],
  })];
}

/** A log in which everything happens: corrections, a kill, an erasure, a failure, half a run, and copies. */
async function fillLog(): Promise<void> {
  const articles = Array.from({ length: 30 }, (_none, place) => story(`article-${place}`));
  const [killed, gone, broken] = ['killed', 'gone', 'broken'].map((guid) => story(guid)[0] as Event<'ArticleReceived'>);
  await append([configured('daily', 'full'), ...articles.flat(), ...story('article-1', 2), ...story('killed'), ...story('gone'), ...story('half').slice(0, -1)]);
  await append([retracted(killed!), erased(gone!), broken!, ...failed(broken!), ...story('article-2'), ...story('article-3').slice(1)]);
}

describe('a rebuild', () => {
  it('ends in the very rows of the live read models, follows the log, and is seen after the switch', async () => {
    await fillLog();
    await project();
    await settled('active');
    const built = await build();
    expect(built).toMatchObject({ generation: 2, isBuilt: true });
    expect(built.rows).toBeGreaterThan(120);
    expect((await verify(2)).differences).toBe(0);

    await follow();
    await append(story('later'));
    await settled('active');
    await settled('standby');
    expect((await verify(1)).differences).toBe(0);
    expect((await verify(2)).differences).toBe(0);

    expect(await switchGenerations(database, 'promote')).toMatchObject({ from: 1, to: 2 });
    await append(story('after the switch'));
    await settled('active');
    await settled('standby');
    expect(await query(`SELECT count(*)::int FROM gen_1.articles UNION ALL SELECT count(*)::int FROM gen_2.articles`)).toEqual([{ count: 36 }, { count: 36 }]);
    expect((await verify()).differences).toBe(0);
    expect((await listGenerations(database)).map(({ number, state }) => [number, state])).toEqual([[1, 'previous'], [2, 'active'], ...[3, 4, 5, 6].map((number) => [number, 'retired'])]);

    expect(await switchGenerations(database, 'rollback')).toMatchObject({ from: 2, to: 1 });
    await append(story('after the rollback'));
    await settled('active');
    expect((await verify()).differences).toBe(0);
    expect(await retireGeneration(database)).toBe(2);
    expect(await findStandby(database)).toBeUndefined();
    expect(await query(`SELECT nspname FROM pg_namespace WHERE nspname ~ '^(gen_|read_v1)' ORDER BY 1`)).toEqual([{ nspname: 'gen_1' }, { nspname: 'read_v1' }]);
  }, 90_000);

  it('goes on where it was stopped, in each of its phases', async () => {
    await fillLog();
    await project();
    await settled('active');
    const phases: string[] = [];
    for (;;) {
      const stop = new AbortController();
      // Each run is stopped at its first sign of life.
      const built = await build({ signal: stop.signal, onProgress: ({ phase }) => { phases.push(phase); stop.abort(); } });
      if (built.isBuilt) break;
      expect(phases.length).toBeLessThan(200);
    }
    expect(new Set(phases)).toEqual(new Set(['loading', 'indexing', 'deriving']));
    expect((await verify(2)).differences).toBe(0);
  }, 90_000);

  it('passes over what live projectors set aside, and stops at nothing that they took', async () => {
    const [first, ...rest] = story('one').map((event) => writeEvent(event, topicNames));
    await log.append([{ ...first!, value: Buffer.from('{"broken') }, ...rest]);
    const setAside: Event[] = [];
    await consume('projector', await createProjector({
      database, log, identity, topics, groupId: 'projector',
      setAside: async (poison) => { for (const each of poison) setAside.push(deadLetteredEvent(each, 'projector')); await append(setAside); },
    }));
    await until(() => setAside.length === 1, { withinMs: 10_000, describe: 'the record to be set aside' });
    await settled('active');
    expect(setAside).toHaveLength(1);
    await build();
    expect((await verify(2)).differences).toBe(0);
    await retireGeneration(database);
    // The same record, of which no dead letter tells: live took it, as it were.
    log.removeRecords({ topic: deadLetterTopic, partition: 0 }, () => true);
    await expect(build()).rejects.toMatchObject({ code: 'EVENT_NOT_JSON', message: expect.stringContaining(`The rebuild stops at ${first!.topic} partition ${first!.partition}`) });
  }, 60_000);

  it('is not begun while another generation is kept, nor beside another rebuild', async () => {
    await append(story('one'));
    await project();
    await settled('active');
    await expect(switchGenerations(database, 'promote')).rejects.toMatchObject({ code: 'GENERATION_CONFLICT' });
    const one = build({ onProgress: () => undefined });
    await expect(build()).rejects.toMatchObject({ code: 'GENERATION_CONFLICT' });
    await one;
    await expect(build()).rejects.toMatchObject({ code: 'GENERATION_CONFLICT', details: { generation: 2, state: 'following' } });
    await expect(switchGenerations(database, 'rollback')).rejects.toMatchObject({ code: 'GENERATION_CONFLICT' });
  }, 60_000);

  it('is not promoted while it is behind the active one', async () => {
    await append(story('one'));
    await project();
    await settled('active');
    await build();
    await append(story('two'));
    await settled('active');
    await expect(switchGenerations(database, 'promote', { patienceMs: 300 })).rejects.toMatchObject({ code: 'GENERATION_CONFLICT', message: expect.stringContaining('behind the active one') });
    await follow();
    expect(await switchGenerations(database, 'promote')).toMatchObject({ to: 2 });
  }, 60_000);
});

describe('the switch', () => {
  it('lets a long query of an analyst go on, is not held up by it, and keeps readers to what the views show', async () => {
    await setReaderPassword(database, READER_PASSWORD);
    await append([configured('daily', 'full'), ...story('one')]);
    await project();
    await settled('active');
    await build();
    await follow();
    await settled('standby');
    const reader = openReader(Object.assign(new URL(url), { username: 'on_record_reader', password: READER_PASSWORD }).href, { statementTimeoutMs: 20_000 });
    try {
      await query('CREATE ROLE analyst_of_generations; GRANT USAGE ON SCHEMA read_v1 TO analyst_of_generations; GRANT SELECT ON read_v1.statements TO analyst_of_generations').catch(() => undefined);
      const analyst = reader.rows<{ readonly count: number }>({ texts: ['SELECT count(*) FROM read_v1.statements, LATERAL (SELECT pg_sleep(3)) s'], values: [] });
      await until(async () => (await query(`SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(3)%' AND state = 'active' AND pid <> pg_backend_pid() AND datname = current_database()`)).length === 1, { withinMs: 5_000, describe: 'the query of the analyst' });
      expect(await switchGenerations(database, 'promote')).toMatchObject({ attempts: 1 });
      expect((await readStatus(reader)).articles).toEqual({ visible: 1 });
      expect(await switchGenerations(database, 'rollback')).toMatchObject({ attempts: 1 });
      expect(await switchGenerations(database, 'promote')).toMatchObject({ attempts: 1 });
      expect(await analyst).toEqual([{ count: 1 }]);
      await expect(reader.rows({ texts: ['SELECT 1 FROM read_v1_gen_1.statements'], values: [] })).rejects.toThrow();
      await expect(reader.rows({ texts: ['SELECT 1 FROM gen_2.statements'], values: [] })).rejects.toThrow();
      expect(await query(`SELECT has_table_privilege('analyst_of_generations', 'read_v1.statements', 'SELECT') AS may, has_table_privilege('analyst_of_generations', 'read_v1.denials', 'SELECT') AS "mayMore",
        has_schema_privilege('analyst_of_generations', 'read_v1', 'USAGE') AS "mayEnter", has_schema_privilege('analyst_of_generations', 'read_v1_gen_1', 'USAGE') AS "mayGoBack"`))
        .toEqual([{ may: true, mayMore: false, mayEnter: true, mayGoBack: false }]);
    } finally {
      await reader.close();
      await query('DROP OWNED BY analyst_of_generations; DROP ROLE analyst_of_generations').catch(() => undefined);
    }
  }, 60_000);

  it('waits for a writer in the middle of a batch for a short time only, and tries again', async () => {
    await append(story('one'));
    await project();
    await settled('active');
    await build();
    const writer = await openDatabase(url);
    const [free, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = writer.transaction('writing', async (client) => {
      await client.query('UPDATE checkpoints SET next_offset = next_offset');
      written.resolve();
      await free.promise;
    });
    await written.promise;
    await expect(switchGenerations(database, 'promote', { lockTimeoutMs: 50, patienceMs: 200 })).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    const switching = switchGenerations(database, 'promote', { lockTimeoutMs: 50 });
    free.resolve();
    await writing;
    expect(await switching).toMatchObject({ to: 2 });
    await writer.close();
  }, 60_000);

  it('keeps a generation that views of others read', async () => {
    await append(story('one'));
    await project();
    await settled('active');
    await build();
    await query('CREATE SCHEMA analysts; CREATE VIEW analysts.mine AS SELECT * FROM read_v1.statements');
    await switchGenerations(database, 'promote');
    await expect(retireGeneration(database)).rejects.toMatchObject({ code: 'GENERATION_CONFLICT', message: expect.stringContaining('analysts.mine') });
    await query('DROP VIEW analysts.mine');
    expect(await retireGeneration(database)).toBe(1);
  }, 60_000);
});

describe('verification', () => {
  it.each<[string, string, object]>([
    ['deleted', `DELETE FROM gen_1.statements WHERE ctid = (SELECT min(ctid) FROM gen_1.statements)`, { table: 'statements', kind: 'missing' }],
    ['doubled', `ALTER TABLE gen_1.runs DROP CONSTRAINT runs_pkey; INSERT INTO gen_1.runs SELECT * FROM gen_1.runs ORDER BY run_id LIMIT 1`, { table: 'runs', kind: 'doubled' }],
    ['put in under another id', `INSERT INTO gen_1.article_pairs SELECT '00000000-0000-4000-8000-000000000000', accuser, accused, accuser_name, accused_name, 1, 0, 0, 0 FROM gen_1.article_pairs LIMIT 1`, { table: 'article_pairs', kind: 'unexpected' }],
    ['altered', `UPDATE gen_1.accusations SET accused_name = 'Somebody else' WHERE ctid = (SELECT min(ctid) FROM gen_1.accusations)`, { table: 'accusations', kind: 'altered', columns: ['accused_name'] }],
    ['altered in what is derived', `UPDATE gen_1.articles SET statement_count = 7 WHERE ctid = (SELECT min(ctid) FROM gen_1.articles)`, { table: 'articles', kind: 'altered', columns: ['statement_count'] }],
    ['altered among the sources', `UPDATE gen_1.sources SET text_policy = 'none'`, { table: 'sources', kind: 'altered', key: { source: 'daily' }, columns: ['text_policy'] }],
  ])('names a row that was %s by hand', async (_how, sql, expected) => {
    await fillLog();
    await project();
    await settled('active');
    const whole = await verify();
    expect(whole).toMatchObject({ differences: 0, found: [], incompleteRuns: [] });
    expect(whole.rows).toMatchObject({ articles: 34, sources: 1 });
    await query(sql);
    const { differences, found } = await verify();
    expect(differences).toBe(1);
    expect(found).toEqual([expect.objectContaining(expected)]);
    expect(Object.values(found[0]!.key).every((part) => part !== '')).toBe(true);
  }, 60_000);

  it('is not misled by what is projected meanwhile, and names runs that are there in part', async () => {
    await fillLog();
    await append([...story('part').slice(0, 1), ...story('part').slice(-1)]);
    await project();
    await settled('active');
    const verifying = verifyGeneration({ database, log, identity, topics, deadLetterTopic, limit: 5, onProgress: () => void append(story(`meanwhile-${Math.random()}`)) });
    expect(await verifying).toMatchObject({ differences: 0, incompleteRuns: [{ engineVersion: '1.0.0+0123456789ab' }] });
  }, 60_000);
});

describe('a replay', () => {
  const replayTopics = { articles: topicNames('articles'), extractions: topicNames('extractions'), deadLetters: deadLetterTopic };

  it('makes the rows of chosen articles as the log says, and leaves the others', async () => {
    await fillLog();
    await project();
    await settled('active');
    await query(`UPDATE gen_1.accusations SET accused_name = 'Somebody else'; DELETE FROM gen_1.statements; UPDATE gen_1.articles SET state = 'failed'`);
    const [{ id } = { id: '' }] = (await query(`SELECT article_id AS id FROM gen_1.article_revisions WHERE guid = 'article-1' LIMIT 1`)) as readonly { readonly id: string }[];
    const options = { database, log, identity, topics: replayTopics, choice: { kind: 'articles', articleIds: [id] } } as const;
    const before = (await verify()).differences;
    expect(await replay({ ...options, isTrial: true })).toEqual({ articles: 1, events: 8, changed: [id] });
    expect((await verify()).differences).toBe(before);
    expect(await replay({ ...options, isTrial: false })).toEqual({ articles: 1, events: 8, changed: [id] });
    expect(await replay({ ...options, isTrial: false })).toMatchObject({ changed: [] });
    expect((await verify()).differences).toBeLessThan(before);
    const day = { kind: 'time', from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' } as const;
    expect(await replay({ ...options, choice: { ...day, from: day.to, to: '2026-03-04T00:00:00Z' }, isTrial: false })).toEqual({ articles: 0, events: 0, changed: [] });
    expect(await replay({ ...options, choice: day, isTrial: false })).toMatchObject({ articles: 34 });
    expect((await verify()).differences).toBe(0);
  }, 90_000);

  it('loses nothing of what is projected meanwhile', async () => {
    await fillLog();
    await project();
    await settled('active');
    const appending = Array.from({ length: 20 }, (_none, place) => append(story(`article-${place}`, 3)));
    await replay({ database, log, identity, topics: replayTopics, choice: { kind: 'source', source: 'daily' }, isTrial: false });
    await Promise.all(appending);
    await settled('active');
    expect((await verify()).differences).toBe(0);
  }, 60_000);
});
