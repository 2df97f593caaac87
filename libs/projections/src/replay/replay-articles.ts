import type { PoolClient } from 'pg';
import { lockArticles } from '../articles/lock-articles';
import { DERIVED_TABLES, recomputeArticles } from '../articles/recompute-articles';
import { storeFacts } from '../database/fact-table';
import type { Database } from '../database/open-database';
import { findingOverridesTable } from '../finding-overrides/finding-overrides.table';
import type { PlacedFact } from '../projector/read-batch';
import { FACT_TABLES } from '../projector/to-fact';

/** The facts of articles of one partition number, complete up to a position in each of its topics. */
export interface ArticleFacts {
  readonly partition: number;
  /** The offset behind the last record that was read, by topic. */
  readonly readTo: ReadonlyMap<string, bigint>;
  readonly facts: ReadonlyMap<string, readonly PlacedFact[]>;
}

/** What replaying did: or would do, where it only was to be tried. */
export interface Replayed {
  /** Those of the articles that the log or the tables know. */
  readonly articles: readonly string[];
  /** The articles whose rows are others than before. */
  readonly changed: readonly string[];
  /** Topics that the read models have been made from further than was read: read on, and call again. */
  readonly isBehind: boolean;
}

/** Corrections of findings are of the control topic, which is not read here: they stay as they are. */
const ARTICLE_TABLES = FACT_TABLES.filter((table) => table.key[0] === 'article_id' && table !== findingOverridesTable);
/** Made anew; the rows of `articles` themselves stay, for they are what writers lock. */
const REPLACED_TABLES = [...ARTICLE_TABLES, ...DERIVED_TABLES].map(({ name }) => name);

/** Ends a transaction that was only to be tried out. */
class TriedOut extends Error {
  constructor(readonly result: Replayed) {
    super();
  }
}

/**
 * Makes the rows of articles anew from all of their facts, in one transaction: what somebody took out, doubled or altered is as
 * the log says again. Writers of the same partition number wait meanwhile; where they have come further than the facts were read,
 * nothing is done. Nothing but rows changes. `isTrial` rolls all of it back and tells what would change.
 */
export async function replayArticles(database: Database, { partition, readTo, facts }: ArticleFacts, { isTrial }: { readonly isTrial: boolean }): Promise<Replayed> {
  try {
    return await database.transaction('replaying articles', async (client): Promise<Replayed> => {
      if (await isAhead(client, partition, readTo)) return { articles: [], changed: [], isBehind: true };
      const articleIds = await knownAmong(client, facts);
      await lockArticles(client, articleIds);
      const before = await digestsOf(client, articleIds);
      await dropRows(client, articleIds);
      for (const table of FACT_TABLES) await storeFacts(client, table, [...facts.values()].flat().filter((fact) => fact.table === table).map(({ row }) => row));
      await recomputeArticles(client, articleIds);
      const after = await digestsOf(client, articleIds);
      const result = { articles: articleIds, changed: articleIds.filter((id) => before.get(id) !== after.get(id)), isBehind: false };
      if (isTrial) throw new TriedOut(result);
      return result;
    }, { isPatient: true });
  } catch (error) {
    if (error instanceof TriedOut) return error.result;
    throw error;
  }
}

/** The articles of which there is a fact or a row: of any other, a row would be made of nothing. */
async function knownAmong(client: PoolClient, facts: ArticleFacts['facts']): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly id: string }>('SELECT article_id AS id FROM articles WHERE article_id = ANY ($1::uuid[])', [[...facts.keys()]]);
  const known = new Set(rows.map(({ id }) => id));
  return [...facts].filter(([id, ofArticle]) => ofArticle.length > 0 || known.has(id)).map(([id]) => id).sort();
}

/** Checkpoints before articles, as writers take their locks. */
async function isAhead(client: PoolClient, partition: number, readTo: ReadonlyMap<string, bigint>): Promise<boolean> {
  const { rows } = await client.query<{ readonly topic: string; readonly next_offset: string }>(
    'SELECT topic, next_offset FROM checkpoints WHERE partition = $1 AND topic = ANY ($2) ORDER BY topic COLLATE "C" FOR SHARE', [partition, [...readTo.keys()]]);
  return rows.some(({ topic, next_offset }) => BigInt(next_offset) > (readTo.get(topic) ?? 0n));
}

async function dropRows(client: PoolClient, articleIds: readonly string[]): Promise<void> {
  for (const table of REPLACED_TABLES) {
    await client.query(`DELETE FROM ${table} WHERE article_id = ANY ($1::uuid[])`, [articleIds]);
  }
}

/** One hash for each article over all of its rows. */
async function digestsOf(client: PoolClient, articleIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = ['articles', ...REPLACED_TABLES].map((table) => `SELECT article_id, '${table}' || md5(t::text) AS hash FROM ${table} t WHERE article_id = ANY ($1::uuid[])`);
  const { rows: hashed } = await client.query<{ readonly id: string; readonly hash: string }>(
    `SELECT article_id AS id, md5(string_agg(hash, ' ' ORDER BY hash)) AS hash FROM (${rows.join(' UNION ALL ')}) AS all_rows GROUP BY article_id`, [articleIds]);
  return new Map(hashed.map(({ id, hash }) => [id, hash]));
}
