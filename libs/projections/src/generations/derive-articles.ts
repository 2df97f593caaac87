import { resolveActors } from '../actor-registry/resolve-actors';
import { lockArticles } from '../articles/lock-articles';
import { recomputeArticles } from '../articles/recompute-articles';
import type { Database } from '../database/open-database';
import { FACT_TABLES } from '../projector/to-fact';

const ARTICLES_AT_ONCE = 1_000;

/** What deriving is told and tells. */
export interface DeriveOptions {
  readonly generation: number;
  /** Ends the work between two pages. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each page of articles with how many are done in this run, and how many there are in all. */
  readonly onPage: (done: number, total: number) => void;
}

/**
 * Decides all articles of a generation that facts speak of, page by page, by the function that decides live ones. Goes on where
 * it was stopped.
 */
export async function deriveArticles(database: Database, { generation, signal, onPage }: DeriveOptions): Promise<void> {
  const begun = await derivedTo(database, generation);
  const total = begun === undefined ? await listArticles(database, generation) : await countArticles(database, generation);
  let done = 0;
  for (let after = begun ?? '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await derivePage(database, generation, after);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
    done += page.length;
    onPage(done, total);
    if (signal?.aborted === true) return;
  }
}

/** Makes the rows of all articles that facts speak of, as a writer of live facts makes them before it stores these, and says what ids of actors mean. */
async function listArticles(database: Database, generation: number): Promise<number> {
  const tables = FACT_TABLES.filter(({ key }) => key[0] === 'article_id').map(({ name }) => `SELECT article_id FROM ${name}`);
  await database.transaction('listing the articles', async (client) => {
    await client.query(`INSERT INTO articles (article_id) ${tables.join(' UNION ')} ON CONFLICT DO NOTHING`);
    await resolveActors(client);
    // Without numbers about the new tables, the database would plan as if they were empty.
    await client.query(`ANALYZE ${['articles', ...FACT_TABLES.map(({ name }) => name)].join(', ')}`);
  }, { generation, isPatient: true });
  return countArticles(database, generation);
}

/** Decides the articles that follow, some at once on each of two connections; what was decided is remembered when all of them are. */
async function derivePage(database: Database, generation: number, after: string): Promise<readonly string[]> {
  const page = await database.transaction('looking for articles', async (client) => {
    const { rows } = await client.query<{ readonly article_id: string }>(
      'SELECT article_id FROM articles WHERE article_id > $1 ORDER BY article_id LIMIT $2', [after, 2 * ARTICLES_AT_ONCE]);
    return rows.map((row) => row.article_id);
  }, { generation });
  const halves = [page.slice(0, ARTICLES_AT_ONCE), page.slice(ARTICLES_AT_ONCE)];
  await Promise.all(halves.map((half) => decide(database, generation, half)));
  await database.connection('noting how far a generation is', (client) =>
    client.query('UPDATE on_record.generations SET derived_to = $2 WHERE number = $1', [generation, page.at(-1) ?? after]));
  return page;
}

/** Locked as a writer of live facts does: nobody else should be here, and whoever is all the same loses nothing. */
async function decide(database: Database, generation: number, articleIds: readonly string[]): Promise<void> {
  await database.transaction('deciding articles', async (client) => {
    await lockArticles(client, articleIds);
    await recomputeArticles(client, articleIds);
  }, { generation, isPatient: true });
}

async function derivedTo(database: Database, generation: number): Promise<string | undefined> {
  const { rows } = await database.connection('looking at a generation', (client) =>
    client.query<{ readonly derived_to: string | null }>('SELECT derived_to FROM on_record.generations WHERE number = $1', [generation]));
  return rows[0]?.derived_to ?? undefined;
}

async function countArticles(database: Database, generation: number): Promise<number> {
  const { rows } = await database.transaction('counting articles', (client) => client.query<{ readonly count: number }>('SELECT count(*)::int FROM articles'), { generation });
  return rows[0]?.count ?? 0;
}
