import type { PoolClient } from 'pg';
import { waitForDecisions } from '../activations/activation-lock';
import { REGISTRY_TABLES } from '../actor-registry/actor-registry.table';
import { applyActorRegistry } from '../actor-registry/apply-actor-registry';
import { lockArticles } from '../articles/lock-articles';
import { recomputeArticles } from '../articles/recompute-articles';
import { storeFacts } from '../database/fact-table';
import { FACT_TABLES, type Fact } from './to-fact';

/**
 * Stores facts and computes all that follows from them, within the transaction of the client: lock the articles that are
 * touched, store, then decide each article of which a row is new. A fact that was there already changes nothing. What an
 * activation means for the articles that it covers is not computed here. What merges, names and offices mean is: then nobody
 * decides articles until the transaction ends, so that none is decided without them unseen.
 */
export async function projectFacts(client: PoolClient, facts: readonly Fact[], heartbeat?: () => Promise<void>): Promise<void> {
  if (facts.some(isAboutActors)) await waitForDecisions(client);
  await lockArticles(client, [...new Set(facts.flatMap(({ articleId }) => articleId ?? []))]);
  const changed = new Set<string>();
  let isRegistryChanged = false;
  for (const table of FACT_TABLES) {
    const rows = facts.filter((fact) => fact.table === table).map(({ row }) => row);
    const keys = await storeFacts(client, table, rows);
    if (isAboutActors({ table }) && keys.length > 0) isRegistryChanged = true;
    if (table.key[0] === 'article_id') keys.forEach((articleId) => changed.add(articleId));
  }
  await recomputeArticles(client, [...changed].sort());
  if (isRegistryChanged) await applyActorRegistry(client, heartbeat);
}

/** Says whether a fact changes the registry of actors. */
export function isAboutActors({ table }: Pick<Fact, 'table'>): boolean {
  return REGISTRY_TABLES.includes(table);
}
