import type { Database } from '../database/open-database';
import { recomputePages } from './recompute-pages';

/**
 * Decides all articles anew where a migration asked for it, because this release derives more than the one before it. Goes on
 * where an earlier start was stopped; nothing is to be done otherwise. A projector awaits it before its first batch.
 */
export async function recomputeAfterUpgrade(database: Database, onPage?: (articles: number) => void): Promise<void> {
  const pending = await database.transaction('looking for an upgrade to finish', async (client) => {
    const { rows } = await client.query<{ readonly after: string }>('SELECT after FROM articles_to_decide LIMIT 1');
    return rows[0];
  });
  if (pending === undefined) return;
  await recomputePages({
    database,
    after: pending.after,
    // Of two projectors that start at once the one that is behind must not take the place back.
    beforeCommit: async (client, last) => {
      if (last === '') await client.query('DELETE FROM articles_to_decide');
      else await client.query('UPDATE articles_to_decide SET after = $1 WHERE after < $1', [last]);
    },
    ...(onPage === undefined ? {} : { onPage }),
  });
}
