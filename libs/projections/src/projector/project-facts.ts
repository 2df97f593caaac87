import type { PoolClient } from 'pg';
import { engineActivationsTable } from '../activations/engine-activations.table';
import { lockArticles } from '../articles/lock-articles';
import { recomputeArticles } from '../articles/recompute-articles';
import { storeFacts } from '../database/fact-table';
import { FACT_TABLES, type Fact } from './to-fact';

/**
 * Stores facts and computes all that follows from them, within the transaction of the client: lock the articles that are
 * touched, store, then decide each article of which a row is new. A fact that was there already changes nothing. Says whether
 * an activation is new: then it was not applied to the articles that it covers.
 */
export async function projectFacts(client: PoolClient, facts: readonly Fact[]): Promise<{ readonly hasNewActivation: boolean }> {
  await lockArticles(client, [...new Set(facts.flatMap(({ articleId }) => articleId ?? []))]);
  const changed = new Set<string>();
  let hasNewActivation = false;
  for (const table of FACT_TABLES) {
    const rows = facts.filter((fact) => fact.table === table).map(({ row }) => row);
    const keys = await storeFacts(client, table, rows);
    if (table === engineActivationsTable) hasNewActivation = keys.length > 0;
    if (table.key[0] === 'article_id') keys.forEach((articleId) => changed.add(articleId));
  }
  await recomputeArticles(client, [...changed].sort());
  return { hasNewActivation };
}
