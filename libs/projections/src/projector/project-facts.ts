import type { PoolClient } from 'pg';
import { lockArticles } from '../articles/lock-articles';
import { recomputeArticles } from '../articles/recompute-articles';
import { storeFacts } from '../database/fact-table';
import { FACT_TABLES, type Fact } from './to-fact';

/**
 * Stores facts and computes all that follows from them, within the transaction of the client: lock the articles that are
 * touched, store, then decide each article of which a row is new. A fact that was there already changes nothing. What an
 * activation means for the articles that it covers is not computed here.
 */
export async function projectFacts(client: PoolClient, facts: readonly Fact[]): Promise<void> {
  await lockArticles(client, [...new Set(facts.flatMap(({ articleId }) => articleId ?? []))]);
  const changed = new Set<string>();
  for (const table of FACT_TABLES) {
    const rows = facts.filter((fact) => fact.table === table).map(({ row }) => row);
    const keys = await storeFacts(client, table, rows);
    if (table.key[0] === 'article_id') keys.forEach((articleId) => changed.add(articleId));
  }
  await recomputeArticles(client, [...changed].sort());
}
