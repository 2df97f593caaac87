import { deadLetteredEvent, OnRecordError, writeEvent, type Event, type LogRecord, type Poison } from '@on-record/domain';
import { feedTopics, LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { readModelRows } from '../../../../test/support/read-model-rows';
import { accusationIn, actorIn, extracted, quarrel, QUARREL_TEXT as text, received } from '../../../../test/support/recorded-articles';
import { readCheckpoints } from '../checkpoints/checkpoints';

const { database, query, stateOf } = openReadModels('poison');

const articles = feedTopics('articles');
const recordOf = (event: Event): LogRecord => writeEvent(event, feedTopics);

describe('poison', () => {
  const { article, run } = quarrel();
  const good = recordOf(article);
  const changed = (change: (payload: Record<string, unknown>) => unknown, guid = 'bad'): LogRecord => {
    const record = recordOf(quarrel(guid).article);
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
    const feed = new LogFeed(database(), { setAside: (poison) => Promise.resolve(void seen.push(...poison)) });
    const fine = quarrel('fine');
    expect(await feed.projectRecords(articles, [good, bad, recordOf(fine.article)])).toEqual({ kind: 'handled' });
    await feed.project([...run, ...fine.run]);
    expect(await query('SELECT state FROM gen_1.articles ORDER BY 1')).toEqual([{ state: 'visible' }, { state: 'visible' }]);
    expect(seen).toMatchObject([{ record: { topic: articles, partition: 0, offset: 1n }, code, attempts: 1 }]);
    await feed.project(seen.map((each) => deadLetteredEvent(each, 'projector')));
    expect(await query('SELECT topic, partition, "offset", code, state FROM gen_1.dead_letter_states')).toEqual([{ topic: articles, partition: 0, offset: '1', code, state: 'open' }]);
    expect(await readCheckpoints(database())).toContainEqual(expect.objectContaining({ topic: articles, nextOffset: 3n }));
  });

  it('that comes alone in its batch is passed over like any other: what it says of its time counts for nothing', async () => {
    const seen: Poison[] = [];
    const feed = new LogFeed(database(), { setAside: (poison) => Promise.resolve(void seen.push(...poison)) });
    for (const bad of [{ ...good, headers: { ...good.headers, ce_time: '0000-01-01T00:00:00Z' } }, changed(content({ publishedAt: '0000-01-01T00:00:00Z' }))]) {
      expect(await feed.projectRecords(articles, [bad])).toEqual({ kind: 'handled' });
    }
    expect(seen.map(({ code }) => code)).toEqual(['EVENT_PAYLOAD_INVALID', 'EVENT_PAYLOAD_INVALID']);
  });

  it('of many kinds in one batch is told apart from what is good', async () => {
    const bad = Array.from({ length: 5 }, (_, n) => changed(content({ publishedAt: '0000-01-01T00:00:00Z' }), `bad${n}`));
    const fine = Array.from({ length: 20 }, (_, n) => recordOf(quarrel(`fine${n}`).article));
    const mixed = fine.flatMap((record, place) => [record, ...(bad[place / 4] ? [bad[place / 4]!] : [])]);
    const seen: Poison[] = [];
    const feed = new LogFeed(database(), { setAside: (poison) => Promise.resolve(void seen.push(...poison)) });
    expect(await feed.projectRecords(articles, mixed)).toEqual({ kind: 'handled' });
    expect(await query('SELECT count(*)::int FROM gen_1.article_revisions')).toEqual([{ count: 20 }]);
    expect(seen.map(({ record }) => record.offset)).toEqual([1n, 6n, 11n, 16n, 21n]);
  });

  it('that only goes ill with another event is the later one of the two: the first of them stays', async () => {
    await query('CREATE UNIQUE INDEX only_one ON gen_1.article_revisions (source)');
    try {
      const seen: Poison[] = [];
      const feed = new LogFeed(database(), { setAside: (poison) => Promise.resolve(void seen.push(...poison)) });
      const together = ['first', 'second', 'third'].map((guid) => recordOf(quarrel(guid).article));
      expect(await feed.projectRecords(articles, together)).toEqual({ kind: 'handled' });
      expect(new Set(seen.map(({ record }) => record.offset))).toEqual(new Set([1n, 2n]));
      expect(await stateOf(quarrel('first').article)).toBe('pending');
    } finally {
      await query('DROP INDEX gen_1.only_one');
    }
  });

  it('does not include ids and names without measure: they are stored, the id shortened', async () => {
    const long = `person:${'a'.repeat(9_000)}`;
    const given = received({ source: 'daily', guid: 'long', text });
    const accuser = actorIn(text, 'Ann Lee', long, 'N'.repeat(9_000));
    const accused = actorIn(text, 'Borland', `${long}b`);
    await new LogFeed(database()).project([given, ...extracted(given, { accusations: [{ accusation: accusationIn(text, { trigger: 'accused' }, { accuser, accused }) }] })]);
    expect(await stateOf(given)).toBe('visible');
    const pairs = await query('SELECT accuser_canonical, accused_canonical FROM read_v1.pairs');
    expect(pairs).toHaveLength(1);
    expect(pairs[0]!['accuser_canonical']).toMatch(/^person:a+~[0-9a-f]{32}$/);
    expect(pairs[0]!['accuser_canonical']).not.toBe(pairs[0]!['accused_canonical']);
  });

  it('is not passed over before it is kept: a log that is away is waited for, with all of the batch', async () => {
    const away = new OnRecordError('LOG_UNAVAILABLE', 'Kafka is away.');
    const bad = { ...good, value: new TextEncoder().encode('{') };
    await expect(new LogFeed(database(), { setAside: () => Promise.reject(away) }).projectRecords(articles, [good, bad])).rejects.toBe(away);
    expect(await readModelRows(database())).toEqual(new Map());
    expect(await readCheckpoints(database())).toEqual([]);
  });

  it('tombstones are no poison', async () => {
    const never = (): Promise<void> => Promise.reject(new Error('Nothing is to be set aside.'));
    expect(await new LogFeed(database(), { setAside: never }).projectRecords(articles, [{ ...good, value: null }, good])).toEqual({ kind: 'handled' });
    expect(await stateOf(article)).toBe('pending');
  });
});
