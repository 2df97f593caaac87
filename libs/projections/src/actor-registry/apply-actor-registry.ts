import type { PoolClient } from 'pg';
import { replaceActors } from '../actors/replace-actors';
import { replacePairs } from '../pairs/replace-pairs';
import { resolveActors } from './resolve-actors';

const ARTICLES_AT_ONCE = 1_000;

/** Articles that contribute to one of these actors, alone or acting together with others. */
const CONTRIBUTING = `
  SELECT DISTINCT article_id FROM article_actors
  WHERE actor = ANY ($1::text[]) OR (actor LIKE '%+%' AND string_to_array(actor, '+') && $1::text[]) ORDER BY article_id`;

const SHOWN = `SELECT article_id AS "articleId", run_id AS "runId" FROM articles WHERE article_id = ANY ($1::uuid[]) AND run_id IS NOT NULL`;

/**
 * Applies what is new in the registry of actors: what ids mean, and what the articles contribute in which an id means another
 * actor than before. All of it in the transaction of the client, so that readers never see half of a merge. Nobody may decide
 * articles until its end; `heartbeat` is awaited now and then, for it may take a while.
 */
export async function applyActorRegistry(client: PoolClient, heartbeat?: () => Promise<void>): Promise<void> {
  const ids = await resolveActors(client);
  if (ids.length === 0) return;
  const { rows } = await client.query<{ readonly article_id: string }>(CONTRIBUTING, [ids]);
  for (let at = 0; at < rows.length; at += ARTICLES_AT_ONCE) {
    const articleIds = rows.slice(at, at + ARTICLES_AT_ONCE).map((row) => row.article_id);
    const shown = (await client.query<{ readonly articleId: string; readonly runId: string }>(SHOWN, [articleIds])).rows;
    await replacePairs(client, articleIds, shown);
    await replaceActors(client, articleIds, shown);
    await heartbeat?.();
  }
}
