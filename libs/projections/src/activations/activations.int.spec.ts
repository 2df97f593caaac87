import { topicNamesOf, writeEvent, type Event } from '@on-record/domain';
import { LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { emptyReadModels, readModelRows } from '../../../../test/support/read-model-rows';
import { activated, accusationIn, actorIn, extracted, received, retractedByOperator } from '../../../../test/support/recorded-articles';
import { seededNumbers, shuffled } from '../../../../test/support/seeded-numbers';
import { shuffledRows } from '../../../../test/support/shuffled-rows';
import { until } from '../../../../test/support/until';
import { recomputeAfterUpgrade } from '../articles/recompute-after-upgrade';

const { database, query } = openReadModels('activations');

const [OLD, NEW] = ['1.0.0+aa', '2.0.0+aa'];
const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z`;
const TEXT = 'Quarrel\nAnn Lee accused Borland of theft.';

/** An article that both engine versions have read. */
function readTwice(guid: string, { source = 'daily', version = 1, hour = 8 } = {}): readonly [Event<'ArticleReceived'>, ...Event[]] {
  const article = received({ source, guid, text: `${TEXT} ${version}`, version, receivedAt: at(hour) });
  const [accuser, accused] = [actorIn(TEXT, 'Ann Lee', 'person:ann-lee'), actorIn(TEXT, 'Borland', 'org:borland')];
  const findings = { accusations: [{ accusation: accusationIn(TEXT, { trigger: 'accused', allegation: 'theft' }, { accuser, accused }) }] };
  return [article, ...extracted(article, findings, OLD), ...extracted(article, findings, NEW)];
}

/** How many articles are shown by each engine version. */
const shown = (): Promise<unknown> => query('SELECT source, engine_version AS by, count(*)::int AS articles FROM gen_1.articles GROUP BY 1, 2 ORDER BY 1, 2');

describe('an activation', () => {
  it('decides anew all articles in its scope and leaves the others alone', async () => {
    const feed = new LogFeed(database());
    await feed.project([...readTwice('a'), ...readTwice('b'), ...readTwice('c', { source: 'weekly' })]);
    expect(await shown()).toEqual([{ source: 'daily', by: NEW, articles: 2 }, { source: 'weekly', by: NEW, articles: 1 }]);
    await feed.project([activated(at(9), OLD, 'daily')]);
    expect(await shown()).toEqual([{ source: 'daily', by: OLD, articles: 2 }, { source: 'weekly', by: NEW, articles: 1 }]);
    await feed.project([activated(at(10), OLD)]);
    expect(await shown()).toEqual([{ source: 'daily', by: OLD, articles: 2 }, { source: 'weekly', by: OLD, articles: 1 }]);
    await feed.project([activated(at(11), NEW)]);
    expect(await shown()).toEqual([{ source: 'daily', by: NEW, articles: 2 }, { source: 'weekly', by: NEW, articles: 1 }]);
    expect(await query('SELECT DISTINCT run_id = (SELECT run_id FROM gen_1.articles a WHERE a.article_id = r.article_id) AS is_shown FROM gen_1.article_revisions r')).toEqual([{ is_shown: true }]);
  });

  it('that a process died at is taken up again: its batch comes again, and decides all articles', async () => {
    const stories = Array.from({ length: 501 }, (_, place) => readTwice(`many-${place}`));
    await new LogFeed(database()).project(stories.flat());
    let pages = 0;
    const dying = new LogFeed(database(), {
      heartbeat: () => { pages += 1; return Promise.reject(new Error('The process died.')); },
    });
    await expect(dying.project([activated(at(9), OLD)])).rejects.toThrow('died');
    expect(pages).toBe(1);
    expect(await shown()).toEqual([{ source: 'daily', by: OLD, articles: 500 }, { source: 'daily', by: NEW, articles: 1 }]);
    expect(await query(`SELECT next_offset FROM gen_1.checkpoints WHERE topic = '${topicNamesOf('feed')('control')}'`)).toEqual([]);
    const heartbeat = jest.fn(() => Promise.resolve());
    await new LogFeed(database(), { heartbeat }).project([activated(at(9), OLD)]);
    expect(heartbeat).toHaveBeenCalledTimes(2);
    expect(await shown()).toEqual([{ source: 'daily', by: OLD, articles: 501 }]);
  }, 60_000);

  it('of a batch that does not follow the checkpoint changes nothing', async () => {
    await new LogFeed(database()).project([...readTwice('a'), activated(at(9), OLD)]);
    const stray = new LogFeed(database());
    expect(await stray.projectRecords(topicNamesOf('feed')('control'), [writeEvent(activated(at(10), NEW), topicNamesOf('feed'))])).toEqual({ kind: 'seek', offset: 1n });
    expect(await query('SELECT engine_version FROM gen_1.engine_activations')).toEqual([{ engine_version: OLD }]);
  });
});

describe('an activation beside other batches', () => {
  const waiting = (): Promise<unknown> => until(async () => (await query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).length > 0, { describe: 'a transaction that waits', withinMs: 15_000 });

  it('waits for one that decided a new article without it, and finds that article then', async () => {
    let activation: Promise<void> | undefined;
    const beside = new LogFeed(database(), {
      beforeCommit: async () => {
        activation ??= new LogFeed(database()).project([activated(at(9), OLD, 'daily')]);
        await waiting();
      },
    });
    await beside.project([readTwice('late')[0]]);
    await activation;
    await new LogFeed(database()).project(readTwice('late').slice(1));
    expect(await shown()).toEqual([{ source: 'daily', by: OLD, articles: 1 }]);
  });

  it('ends in the same rows as one after the other, in 40 seeded interleavings', async () => {
    const stories = [1, 2, 3, 4].map((number) => readTwice(`beside-${number}`));
    const activations = [activated(at(9), OLD), activated(at(10), NEW, 'daily'), activated(at(11), OLD)];
    await new LogFeed(database()).project([...stories.flat(), ...activations]);
    const expected = await readModelRows(database());
    for (let seed = 1; seed <= 40; seed += 1) {
      await emptyReadModels(database());
      const next = seededNumbers(seed);
      const feed = new LogFeed(database());
      const [articles, runs] = [shuffled(stories.map(([article]) => article), seed), shuffled(stories.flatMap(([, ...run]) => run), seed)];
      const inParts = async (events: readonly Event[]): Promise<void> => {
        for (let done = 0; done < events.length; ) {
          const size = 1 + Math.floor(next() * 4);
          await feed.project(events.slice(done, done + size));
          done += size;
        }
      };
      await Promise.all([inParts(articles), inParts(runs), inParts(shuffled(activations, seed))]);
      expect(await readModelRows(database())).toEqual(expected);
    }
  }, 120_000);
});

describe('activations, retractions and readings of a delivery', () => {
  it('end in the same rows whatever comes first', async () => {
    const deliveryId = 'c0ffee00-0000-5000-8000-00000000de11';
    const misread = received({ source: 'daily', guid: 'order', text: `${TEXT} misread`, version: 2, receivedAt: at(9), deliveryId });
    const read = received({ source: 'daily', guid: 'order', text: `${TEXT} read`, version: 2, receivedAt: at(11), deliveryId });
    const told: readonly Event[] = [
      ...readTwice('order'), misread, ...extracted(misread, {}, OLD), read, ...extracted(read, {}, NEW), ...readTwice('order', { version: 3, hour: 12 }),
      activated(at(10), OLD), activated(at(13), NEW, 'daily'), activated(at(14), OLD), retractedByOperator(misread, at(15)),
    ];
    await new LogFeed(database()).project(told);
    const expected = await readModelRows(database());
    expect(JSON.stringify([...expected])).toMatch(/superseded|retracted/);
    for (let seed = 1; seed <= 25; seed += 1) {
      expect(await shuffledRows(database(), [...told, ...told], { seed, size: 1 + (seed % 5) })).toEqual(expected);
    }
  }, 120_000);
});

describe('an upgrade of a database that holds articles', () => {
  it('has them decided anew page by page before a projector begins, from where an earlier start was stopped', async () => {
    await new LogFeed(database()).project(Array.from({ length: 501 }, (_, place) => readTwice(`upgrade-${place}`)).flat());
    const expected = await readModelRows(database());
    await query(`TRUNCATE gen_1.article_history; UPDATE gen_1.article_revisions SET run_id = NULL; INSERT INTO gen_1.articles_to_decide VALUES ('00000000-0000-0000-0000-000000000000')`);
    await expect(recomputeAfterUpgrade(database(), () => { throw new Error('Stopped.'); })).rejects.toThrow('Stopped.');
    expect(await query('SELECT count(*)::int AS done FROM gen_1.article_history')).toEqual([{ done: 500 }]);
    const done: number[] = [];
    await recomputeAfterUpgrade(database(), (articles) => done.push(articles));
    expect(done).toEqual([1]);
    expect(await readModelRows(database())).toEqual(expected);
    expect(await query('SELECT FROM gen_1.articles_to_decide')).toEqual([]);
  }, 60_000);
});
