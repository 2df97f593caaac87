import type { PoolClient } from 'pg';
import { HOLD_OFF_ACTIVATIONS } from '../activations/activation-lock';

/**
 * Makes sure that a row for each article is there and locks them all, in the order of their ids. Every writer does so
 * before it stores a fact: of two transactions that touch one article the second waits for the first to commit, sees its
 * facts, and so the last one decides with all of them. Inserting before locking, both in id order, excludes deadlocks. Who
 * holds the lock holds off activations too, before the first article, and so none is missed.
 */
export async function lockArticles(client: PoolClient, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return;
  await client.query(
    `INSERT INTO articles (article_id) SELECT id FROM ${HOLD_OFF_ACTIVATIONS}, unnest($1::uuid[]) AS touched (id) ORDER BY id ON CONFLICT (article_id) DO NOTHING`,
    [articleIds],
  );
  await client.query('SELECT FROM articles WHERE article_id = ANY ($1::uuid[]) ORDER BY article_id FOR UPDATE', [articleIds]);
}
