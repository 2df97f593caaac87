import { deadLetteredEvent, OnRecordError, writeEvent, type Event, type LogRecord, type Poison } from '@on-record/domain';
import { feedIdentity, feedTopics, LogFeed } from '../../../../test/support/log-feed';
import { emptyReadModels, readModelRows } from '../../../../test/support/read-model-rows';
import { accusationIn, actorIn, configured, extracted, received } from '../../../../test/support/recorded-articles';
import { createDatabase } from '../../../../test/support/services';
import { readCheckpoints } from '../checkpoints/checkpoints';
import { migrate } from '../database/migrate';
import { openDatabase, type Database } from '../database/open-database';
import { projectBatch } from './project-batch';

let database: Database;

beforeAll(async () => {
  database = await openDatabase(await createDatabase('project batch'));
  await migrate(database);
}, 60_000);

afterAll(() => database.close());

beforeEach(() => emptyReadModels(database));

const articles = feedTopics('articles');
const text = 'Quarrel\nAnn Lee accused Borland of theft.';

function story(guid = 'one'): { readonly article: Event<'ArticleReceived'>; readonly run: readonly Event[] } {
  const article = received({ source: 'daily', guid, text });
  const accuser = actorIn(text, 'Ann Lee', 'person:ann-lee');
  const accused = actorIn(text, 'Borland', 'org:borland');
  return { article, run: extracted(article, { accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser, accused }) }] }) };
}

const recordOf = (event: Event): LogRecord => writeEvent(event, feedTopics);
const query = async (sql: string): Promise<readonly Record<string, unknown>[]> => database.connection('looking', async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
const stateOf = async (article: Event): Promise<unknown> => (await query(`SELECT state FROM gen_1.articles WHERE article_id = '${article.subject}'`))[0]?.['state'];

const setAside = (): Promise<void> => Promise.resolve();

describe('a projected batch', () => {
  it('shows an article when its run is whole, and not before', async () => {
    const { article, run } = story();
    const feed = new LogFeed(database);
    await feed.project([configured('daily', 'full'), article]);
    expect(await stateOf(article)).toBe('pending');
    await feed.project(run.slice(1));
    expect(await stateOf(article)).toBe('pending');
    expect(await query('SELECT * FROM read_v1.accusations')).toEqual([]);
    await feed.project(run.slice(0, 1));
    expect(await stateOf(article)).toBe('visible');
    expect(await query('SELECT allegation_text, accuser_canonical, source_name, context_before, context_after FROM read_v1.accusations')).toEqual([
      { allegation_text: 'theft', accuser_canonical: 'person:ann-lee', source_name: 'Daily', context_before: 'Quarrel\nAnn Lee ', context_after: '.' },
    ]);
  });

  it('that comes twice changes nothing the second time and is sent on to the checkpoint', async () => {
    const { article, run } = story();
    await new LogFeed(database).project([article, ...run]);
    const rows = await readModelRows(database);
    const again = await new LogFeed(database).projectRecords(articles, [recordOf(article)]);
    expect(again).toEqual({ kind: 'seek', offset: 1n });
    expect(await readModelRows(database)).toEqual(rows);
  });

  it('whose findings come before the article ends in the same rows', async () => {
    const { article, run } = story();
    await new LogFeed(database).project([article, ...run]);
    const rows = await readModelRows(database);
    await emptyReadModels(database);
    const feed = new LogFeed(database);
    await feed.project(run.toReversed());
    expect(await query('SELECT * FROM read_v1.articles')).toEqual([]);
    await feed.project([article]);
    expect(await readModelRows(database)).toEqual(rows);
  });

  it('with an event of an unknown version is handled not at all: trouble to be waited out', async () => {
    const { article } = story();
    const newer = recordOf(story('two').article);
    const feed = new LogFeed(database);
    const records = [recordOf(article), { ...newer, headers: { ...newer.headers, ce_schemaversion: '2' } }];
    await expect(feed.projectRecords(articles, records)).rejects.toMatchObject({ code: 'EVENT_VERSION_UNKNOWN', retriable: true, details: { topic: articles, offset: '1' } });
    expect(await query('SELECT * FROM gen_1.articles')).toEqual([]);
    expect(await readCheckpoints(database)).toEqual([]);
  });

  it('without any record, all gaps, moves the checkpoint', async () => {
    const gap = { topic: articles, partition: 3, fetchedFrom: 0n, nextOffset: 7n, records: [] };
    expect(await projectBatch(gap, { database, identity: feedIdentity, setAside })).toEqual({ kind: 'handled' });
    expect(await readCheckpoints(database)).toMatchObject([{ topic: articles, partition: 3, nextOffset: 7n, clusterId: 'feed-cluster', topicId: 'articles-id' }]);
  });

  it('that jumps ahead of the checkpoint is sought back, so that nothing is skipped', async () => {
    const ahead = { topic: articles, partition: 0, fetchedFrom: 5n, nextOffset: 6n, records: [] };
    expect(await projectBatch(ahead, { database, identity: feedIdentity, setAside })).toEqual({ kind: 'seek', offset: 0n });
    await new LogFeed(database).project([story().article]);
    expect(await projectBatch(ahead, { database, identity: feedIdentity, setAside })).toEqual({ kind: 'seek', offset: 1n });
  });

  it('of a log that the checkpoint does not belong to is refused', async () => {
    await new LogFeed(database).project([story().article]);
    const other = { ...feedIdentity, topicIds: { ...feedIdentity.topicIds, [articles]: 'created-anew' } };
    const batch = { topic: articles, partition: 0, fetchedFrom: 1n, nextOffset: 1n, records: [] };
    await expect(projectBatch(batch, { database, identity: other, setAside })).rejects.toMatchObject({
      code: 'LOG_REPLACED', details: { remembered: 'articles-id', found: 'created-anew' },
    });
  });

  it('of a zombie that was overtaken before its commit writes nothing', async () => {
    const [mine, others] = [story('mine').article, story('others').article];
    let overtaking: Promise<unknown> = Promise.resolve();
    let isFirst = true;
    const zombie = new LogFeed(database, {
      beforeCommit: async () => {
        if (!isFirst) return;
        isFirst = false;
        overtaking = new LogFeed(database).projectRecords(articles, [recordOf(others)]);
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    expect(await zombie.projectRecords(articles, [recordOf(mine)])).toEqual({ kind: 'handled' });
    expect(await overtaking).toEqual({ kind: 'seek', offset: 1n });
    expect(await stateOf(mine)).toBe('pending');
    expect(await stateOf(others)).toBeUndefined();
  });
});

describe('a database in trouble', () => {
  it('that ends the connection before the commit loses nothing and keeps nothing: the same batch works the next time', async () => {
    const { article, run } = story();
    let isFirst = true;
    const feed = new LogFeed(database, {
      beforeCommit: async () => {
        if (!isFirst) return;
        isFirst = false;
        await query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`);
      },
    });
    await expect(feed.projectRecords(articles, [recordOf(article)])).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
    expect(await readModelRows(database)).toEqual(new Map());
    await feed.project([article, ...run]);
    expect(await stateOf(article)).toBe('visible');
  });

  it('with a process that froze in the middle goes on with its successor', async () => {
    const url = await createDatabase('frozen');
    const impatient = { lockTimeoutMs: 5_000, idleTimeoutMs: 300 };
    const [frozen, successor] = [await openDatabase(url, impatient), await openDatabase(url, impatient)];
    try {
      await migrate(frozen);
      const thaw = Promise.withResolvers<void>();
      const reached = Promise.withResolvers<void>();
      const zombie = new LogFeed(frozen, { beforeCommit: () => { reached.resolve(); return thaw.promise; } }).projectRecords(articles, [recordOf(story().article)]);
      await reached.promise;
      expect(await new LogFeed(successor).projectRecords(articles, [recordOf(story().article)])).toEqual({ kind: 'handled' });
      thaw.resolve();
      await expect(zombie).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
      expect(await readCheckpoints(successor)).toMatchObject([{ nextOffset: 1n }]);
    } finally {
      await Promise.all([frozen.close(), successor.close()]);
    }
  });
});

describe('poison', () => {
  const { article, run } = story();
  const good = recordOf(article);
  const changed = (change: (payload: Record<string, unknown>) => unknown, guid = 'bad'): LogRecord => {
    const record = recordOf(story(guid).article);
    const payload = JSON.parse(new TextDecoder().decode(record.value!)) as Record<string, unknown>;
    return { ...record, value: new TextEncoder().encode(JSON.stringify({ ...payload, ...(change(payload) as object) })) };
  };
  const content = (rest: object) => (payload: Record<string, unknown>) => ({ content: { ...(payload['content'] as object), ...rest } });

  it.each<[string, LogRecord, string]>([
    ['is no JSON', { ...good, value: new TextEncoder().encode('{') }, 'EVENT_NOT_JSON'],
    ['is no UTF-8', { ...good, value: Uint8Array.of(0xff, 0xfe) }, 'EVENT_NOT_JSON'],
    ['has no envelope', { ...good, headers: {} }, 'EVENT_ENVELOPE_INVALID'],
    ['is of a type that nobody knows', { ...good, headers: { ...good.headers, ce_type: 'ArticlePainted\0' } }, 'EVENT_TYPE_UNKNOWN'],
    ['lacks a field', changed(() => ({ guid: undefined })), 'EVENT_PAYLOAD_INVALID'],
    ['holds a NUL', changed(content({ text: 'a\0b' })), 'EVENT_PAYLOAD_INVALID'],
    ['holds half a surrogate pair', changed(content({ headline: 'a\ud800b' })), 'EVENT_PAYLOAD_INVALID'],
    ['holds a NUL in its marks, which JSON would carry', changed(content({ byline: '\0' })), 'EVENT_PAYLOAD_INVALID'],
    ['speaks of another article than its subject', changed(() => ({ articleId: article.payload.revisionId })), 'EVENT_PAYLOAD_INVALID'],
    ['has a year that Postgres does not know', changed(content({ publishedAt: '0000-01-01T00:00:00Z' })), 'EVENT_PAYLOAD_INVALID'],
    ['has a zone beyond those of Postgres', changed(content({ publishedAt: '2026-01-01T00:00:00+23:59' })), 'EVENT_PAYLOAD_INVALID'],
  ])('that %s is set aside with its code, and the rest moves on', async (_name, bad, code) => {
    const seen: Poison[] = [];
    const feed = new LogFeed(database, { setAside: (poison) => Promise.resolve(void seen.push(...poison)) });
    const fine = story('fine');
    expect(await feed.projectRecords(articles, [good, bad, recordOf(fine.article)])).toEqual({ kind: 'handled' });
    await feed.project([...run, ...fine.run]);
    expect(await query('SELECT state FROM gen_1.articles ORDER BY 1')).toEqual([{ state: 'visible' }, { state: 'visible' }]);
    expect(seen).toMatchObject([{ record: { topic: articles, partition: 0, offset: 1n }, code, attempts: 1 }]);
    await feed.project(seen.map((each) => deadLetteredEvent(each, 'projector')));
    expect(await query('SELECT topic, partition, "offset", code, state FROM gen_1.dead_letter_states')).toEqual([{ topic: articles, partition: 0, offset: '1', code, state: 'open' }]);
    expect(await readCheckpoints(database)).toContainEqual(expect.objectContaining({ topic: articles, nextOffset: 3n }));
  });

  it('of many kinds in one batch is told apart from what is good', async () => {
    const bad = Array.from({ length: 5 }, (_, n) => changed(content({ publishedAt: '0000-01-01T00:00:00Z' }), `bad${n}`));
    const fine = Array.from({ length: 20 }, (_, n) => recordOf(story(`fine${n}`).article));
    const mixed = fine.flatMap((record, place) => [record, ...(bad[place / 4] ? [bad[place / 4]!] : [])]);
    const seen: Poison[] = [];
    const feed = new LogFeed(database, { setAside: (poison) => Promise.resolve(void seen.push(...poison)) });
    expect(await feed.projectRecords(articles, mixed)).toEqual({ kind: 'handled' });
    expect(await query('SELECT count(*)::int FROM gen_1.article_revisions')).toEqual([{ count: 20 }]);
    expect(seen.map(({ record }) => record.offset)).toEqual([1n, 6n, 11n, 16n, 21n]);
  });

  it('does not include ids and names without measure: they are stored, the id shortened', async () => {
    const long = `person:${'a'.repeat(9_000)}`;
    const given = received({ source: 'daily', guid: 'long', text });
    const accuser = actorIn(text, 'Ann Lee', long, 'N'.repeat(9_000));
    const accused = actorIn(text, 'Borland', `${long}b`);
    await new LogFeed(database).project([given, ...extracted(given, { accusations: [{ accusation: accusationIn(text, { trigger: 'accused' }, { accuser, accused }) }] })]);
    expect(await stateOf(given)).toBe('visible');
    const pairs = await query('SELECT accuser_canonical, accused_canonical FROM read_v1.pairs');
    expect(pairs).toHaveLength(1);
    expect(pairs[0]!['accuser_canonical']).toMatch(/^person:a+~[0-9a-f]{32}$/);
    expect(pairs[0]!['accuser_canonical']).not.toBe(pairs[0]!['accused_canonical']);
  });

  it('is not passed over before it is kept: a log that is away is waited for, with all of the batch', async () => {
    const away = new OnRecordError('LOG_UNAVAILABLE', 'Kafka is away.');
    const bad = { ...good, value: new TextEncoder().encode('{') };
    await expect(new LogFeed(database, { setAside: () => Promise.reject(away) }).projectRecords(articles, [good, bad])).rejects.toBe(away);
    expect(await readModelRows(database)).toEqual(new Map());
    expect(await readCheckpoints(database)).toEqual([]);
  });

  it('tombstones are no poison', async () => {
    const never = (): Promise<void> => Promise.reject(new Error('Nothing is to be set aside.'));
    expect(await new LogFeed(database, { setAside: never }).projectRecords(articles, [{ ...good, value: null }, good])).toEqual({ kind: 'handled' });
    expect(await stateOf(article)).toBe('pending');
  });
});

it('a database that is away is trouble that passes', async () => {
  const closed = openDatabase('postgresql://nobody@127.0.0.1:1/none');
  await expect(closed).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
});

it('a database whose tables are not there is not of this release', async () => {
  const bare = await openDatabase(await createDatabase('bare'));
  try {
    await expect(new LogFeed(bare).project([story().article])).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH', retriable: false });
  } finally {
    await bare.close();
  }
});
