import { writeEvent, type Event, type LogRecord } from '@on-record/domain';
import { feedIdentity, feedTopics, LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { emptyReadModels, readModelRows } from '../../../../test/support/read-model-rows';
import { configured, quarrel } from '../../../../test/support/recorded-articles';
import { createDatabase } from '../../../../test/support/database';
import { readCheckpoints } from '../checkpoints/checkpoints';
import { migrate } from '../database/migrate';
import { openDatabase } from '../database/open-database';
import { projectBatch } from './project-batch';

const { database, query, stateOf } = openReadModels('project batch');

const articles = feedTopics('articles');
const recordOf = (event: Event): LogRecord => writeEvent(event, feedTopics);

const setAside = (): Promise<void> => Promise.resolve();

describe('a projected batch', () => {
  it('shows an article when its run is whole, and not before', async () => {
    const { article, run } = quarrel();
    const feed = new LogFeed(database());
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
    const { article, run } = quarrel();
    await new LogFeed(database()).project([article, ...run]);
    const rows = await readModelRows(database());
    const again = await new LogFeed(database()).projectRecords(articles, [recordOf(article)]);
    expect(again).toEqual({ kind: 'seek', offset: 1n });
    expect(await readModelRows(database())).toEqual(rows);
  });

  it('whose findings come before the article ends in the same rows', async () => {
    const { article, run } = quarrel();
    await new LogFeed(database()).project([article, ...run]);
    const rows = await readModelRows(database());
    await emptyReadModels(database());
    const feed = new LogFeed(database());
    await feed.project(run.toReversed());
    expect(await query('SELECT * FROM read_v1.articles')).toEqual([]);
    await feed.project([article]);
    expect(await readModelRows(database())).toEqual(rows);
  });

  it('with an event of an unknown version is handled not at all: trouble to be waited out', async () => {
    const { article } = quarrel();
    const newer = recordOf(quarrel('two').article);
    const feed = new LogFeed(database());
    const records = [recordOf(article), { ...newer, headers: { ...newer.headers, ce_schemaversion: '2' } }];
    await expect(feed.projectRecords(articles, records)).rejects.toMatchObject({ code: 'EVENT_VERSION_UNKNOWN', retriable: true, details: { topic: articles, offset: '1' } });
    expect(await query('SELECT * FROM gen_1.articles')).toEqual([]);
    expect(await readCheckpoints(database())).toEqual([]);
  });

  it('without any record, all gaps, moves the checkpoint', async () => {
    const gap = { topic: articles, partition: 3, fetchedFrom: 0n, nextOffset: 7n, records: [] };
    expect(await projectBatch(gap, { database: database(), identity: feedIdentity, setAside })).toEqual({ kind: 'handled' });
    expect(await readCheckpoints(database())).toMatchObject([{ topic: articles, partition: 3, nextOffset: 7n, clusterId: 'feed-cluster', topicId: 'articles-id' }]);
  });

  it('that jumps ahead of the checkpoint is sought back, so that nothing is skipped', async () => {
    const ahead = { topic: articles, partition: 0, fetchedFrom: 5n, nextOffset: 6n, records: [] };
    expect(await projectBatch(ahead, { database: database(), identity: feedIdentity, setAside })).toEqual({ kind: 'seek', offset: 0n });
    await new LogFeed(database()).project([quarrel().article]);
    expect(await projectBatch(ahead, { database: database(), identity: feedIdentity, setAside })).toEqual({ kind: 'seek', offset: 1n });
  });

  it('of a log that the checkpoint does not belong to is refused', async () => {
    await new LogFeed(database()).project([quarrel().article]);
    const other = { ...feedIdentity, topicIds: { ...feedIdentity.topicIds, [articles]: 'created-anew' } };
    const batch = { topic: articles, partition: 0, fetchedFrom: 1n, nextOffset: 1n, records: [] };
    await expect(projectBatch(batch, { database: database(), identity: other, setAside })).rejects.toMatchObject({
      code: 'LOG_REPLACED', details: { remembered: 'articles-id', found: 'created-anew' },
    });
  });

  it('of a zombie that was overtaken before its commit writes nothing', async () => {
    const [mine, others] = [quarrel('mine').article, quarrel('others').article];
    let overtaking: Promise<unknown> = Promise.resolve();
    let isFirst = true;
    const zombie = new LogFeed(database(), {
      beforeCommit: async () => {
        if (!isFirst) return;
        isFirst = false;
        overtaking = new LogFeed(database()).projectRecords(articles, [recordOf(others)]);
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
    const { article, run } = quarrel();
    let isFirst = true;
    const feed = new LogFeed(database(), {
      beforeCommit: async () => {
        if (!isFirst) return;
        isFirst = false;
        await query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`);
      },
    });
    await expect(feed.projectRecords(articles, [recordOf(article)])).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
    expect(await readModelRows(database())).toEqual(new Map());
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
      const zombie = new LogFeed(frozen, { beforeCommit: () => { reached.resolve(); return thaw.promise; } }).projectRecords(articles, [recordOf(quarrel().article)]);
      await reached.promise;
      expect(await new LogFeed(successor).projectRecords(articles, [recordOf(quarrel().article)])).toEqual({ kind: 'handled' });
      thaw.resolve();
      await expect(zombie).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
      expect(await readCheckpoints(successor)).toMatchObject([{ nextOffset: 1n }]);
    } finally {
      await Promise.all([frozen.close(), successor.close()]);
    }
  });
});

it('a database that is away is trouble that passes', async () => {
  const closed = openDatabase('postgresql://nobody@127.0.0.1:1/none');
  await expect(closed).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
});

it('a database whose tables are not there is not of this release', async () => {
  const bare = await openDatabase(await createDatabase('bare'));
  try {
    await expect(new LogFeed(bare).project([quarrel().article])).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH', retriable: false });
  } finally {
    await bare.close();
  }
});
