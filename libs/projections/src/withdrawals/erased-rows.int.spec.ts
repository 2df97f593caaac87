import { LogFeed, feedTopics } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { erased, quarrel, received } from '../../../../test/support/recorded-articles';
import { articleTables, generationProgress, vacuumErased } from './erased-rows';

const { database, query } = openReadModels('erased rows');

const statistics = async (): Promise<string> => JSON.stringify(await query(`SELECT most_common_vals, histogram_bounds FROM pg_stats WHERE schemaname = 'gen_1'`));

describe('the rows of what was erased', () => {
  it.each([false, true])('are out of tables and statistics after a vacuum (written anew: %j)', async (isRewritten) => {
    const feed = new LogFeed(database());
    const texts = ['Wombat said so', 'Nobody said so', 'Somebody said so'];
    const articles = texts.map((text, place) => received({ source: 'daily', guid: `a${place}`, text: `${text}\nIn the park.` }));
    await feed.project(articles);
    await vacuumErased(database());
    expect(await statistics()).toContain('Wombat');
    await feed.project([erased(articles[0]!)]);
    const tables = await vacuumErased(database(), { isRewritten });
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['accusations', 'article_actors', 'article_pairs', 'article_revisions', 'articles', 'denials', 'erasures', 'retractions', 'runs', 'statements']));
    expect(await statistics()).not.toContain('Wombat');
    expect(await query(`SELECT count(*)::int AS rows FROM gen_1.article_revisions`)).toEqual([{ rows: 2 }]);
  });

  it('lie in the tables of every generation, which are found with their sizes', async () => {
    await query('CREATE SCHEMA gen_7');
    await query('CREATE TABLE gen_7.later (article_id uuid, words text)');
    await query('CREATE TABLE gen_7.other (words text)');
    await query('CREATE TABLE gen_7.checkpoints (LIKE gen_1.checkpoints)');
    try {
      const tables = await articleTables(database());
      expect(tables.filter(({ schema }) => schema === 'gen_7')).toEqual([{ schema: 'gen_7', name: 'later', bytes: expect.any(Number) as number }]);
      await vacuumErased(database());
      const { article, run } = quarrel('progress');
      await new LogFeed(database()).project([article, ...run]);
      expect(await generationProgress(database(), { topic: feedTopics('articles'), partition: 0 })).toEqual([{ schema: 'gen_1', nextOffset: 1n }, { schema: 'gen_7', nextOffset: 0n }]);
    } finally {
      await query('DROP SCHEMA gen_7 CASCADE');
    }
  });
});
