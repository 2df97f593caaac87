import type { PoolClient } from 'pg';
import type { Database } from '../database/open-database';
import { lockArticles } from './lock-articles';
import { recomputeArticles } from './recompute-articles';

/** Which articles are decided anew, and what is done between two pages of them. */
export interface RecomputePagesOptions {
  readonly database: Database;
  /** Articles of these sources only; all unless given. */
  readonly sources?: readonly string[] | undefined;
  /** Goes on behind this article; begins with the first unless given. */
  readonly after?: string | undefined;
  /** Awaited within the transaction of each page, with its last article, when all is written. */
  readonly beforeCommit?: (client: PoolClient, last: string) => Promise<void>;
  /** Awaited between two pages, with how many articles are done. */
  readonly onPage?: (articles: number) => Promise<void> | void;
}

const ARTICLES_AT_ONCE = 500;
const PAGE = `
  SELECT article_id FROM articles WHERE article_id > $1 AND ($2::text[] IS NULL OR source = ANY ($2::text[]))
  ORDER BY article_id LIMIT ${ARTICLES_AT_ONCE}`;

/** Decides articles anew page by page, each page in a transaction of its own, so that others wait for a page only. Done again it does no harm. */
export async function recomputePages({ database, sources, after = '00000000-0000-0000-0000-000000000000', beforeCommit, onPage }: RecomputePagesOptions): Promise<void> {
  for (let last: string | undefined = after, done = 0; ; ) {
    const page: readonly string[] = await database.transaction('deciding articles anew', async (client) => {
      const { rows } = await client.query<{ readonly article_id: string }>(PAGE, [last, sources ?? null]);
      const ids = rows.map((row) => row.article_id);
      await lockArticles(client, ids);
      await recomputeArticles(client, ids);
      await beforeCommit?.(client, ids.at(-1) ?? '');
      return ids;
    });
    last = page.at(-1);
    if (last === undefined) return;
    done += page.length;
    await onPage?.(done);
  }
}
