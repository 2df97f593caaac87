import type { Event } from '@on-record/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogFeed } from '../../../../test/support/log-feed';
import { accusationIn, actorIn, extracted, received, statementIn } from '../../../../test/support/recorded-articles';
import { seededNumbers, shuffled } from '../../../../test/support/seeded-numbers';
import { createDatabase } from '../../../../test/support/database';
import { migrate } from '../database/migrate';
import { openDatabase, type Database } from '../database/open-database';

let databases: readonly [Database, Database];

beforeAll(async () => {
  const url = await createDatabase('two projectors');
  databases = [await openDatabase(url), await openDatabase(url)];
  await migrate(databases[0]);
}, 60_000);

afterAll(() => Promise.all(databases.map((database) => database.close())));

/** A revision with one statement and one accusation, and its run. */
function chapter(guid: string, version: number): readonly [Event<'ArticleReceived'>, readonly Event[]] {
  const text = `Quarrel\nAnn Lee accused Borland of wrong ${version}.`;
  const article = received({ source: 'daily', guid, text, version });
  const [ann, borland] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  return [article, extracted(article, {
    statements: [statementIn(text, `wrong ${version}`, ann)],
    accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: `wrong ${version}` }, { accuser: ann, accused: borland }) }],
  })];
}

/** Parts of seeded sizes, in order. */
function inParts<T>(items: readonly T[], next: () => number): readonly (readonly T[])[] {
  const size = 1 + Math.floor(next() * items.length);
  return items.length === 0 ? [] : [items.slice(0, size), ...inParts(items.slice(size), next)];
}

it('two projectors, one per topic, leave no revision invisible in 500 seeded interleavings with pauses before commit', async () => {
  let next = seededNumbers(0);
  const pause = async (): Promise<void> => {
    for (let turns = Math.floor(next() * 40); turns > 0; turns -= 1) await nextTurn();
  };
  const feeds = databases.map((database) => new LogFeed(database, { beforeCommit: pause }));
  const newest = new Map<string, string>();
  for (let seed = 1; seed <= 500; seed += 1) {
    next = seededNumbers(seed);
    const chapters = [0, 1, 2].flatMap((article) => [1, 2].map((version) => chapter(`${seed}-${article}`, version)));
    for (const [article] of chapters) if (article.payload.version === 2) newest.set(article.subject, article.payload.revisionId);
    const articles = shuffled(chapters.map(([article]) => article), seed);
    const findings = shuffled(chapters.flatMap(([, run]) => run), seed + 1);
    const feedAll = async (feed: LogFeed, events: readonly Event[]): Promise<void> => {
      for (const part of inParts(events, next)) await feed.project(part);
    };
    await Promise.all([feedAll(feeds[0]!, articles), feedAll(feeds[1]!, findings)]);
  }
  const seen = await databases[0].connection('reading what is visible', (client) =>
    client.query<{ article_id: string; state: string; revision_id: string; pairs: string }>(
      `SELECT article_id, state, revision_id, (SELECT count(*) FROM gen_1.article_pairs p WHERE p.article_id = a.article_id)::text AS pairs FROM gen_1.articles a`));
  expect(seen.rows).toHaveLength(1_500);
  expect(seen.rows.filter((row) => row.state !== 'visible' || row.pairs !== '1' || row.revision_id !== newest.get(row.article_id))).toEqual([]);
}, 300_000);
