import type { PoolClient } from 'pg';
import { decodeOrderKey } from '../article-revisions/decode-order-key';
import { emptyArticle, type Standing, type StoredArticle } from './stored-article';

interface RevisionRow {
  readonly article_id: string;
  readonly revision_id: string;
  readonly order_key: string;
  readonly standing: Standing;
  readonly source: string;
  readonly language: string;
  readonly published_at: string;
  readonly embargoed_until: string | null;
}

interface RunRow {
  readonly article_id: string;
  readonly run_id: string;
  readonly revision_id: string;
  readonly engine_version: string;
  readonly outcome: 'completed' | 'failed';
  readonly is_whole: boolean;
  readonly statements: number;
  readonly accusations: number;
  readonly denials: number;
}

type RetractionRow = { readonly article_id: string; readonly retraction_id: string; readonly source: string; readonly reason: string | null } & (
  | { readonly retracted_by: 'source'; readonly order_key: string }
  | { readonly retracted_by: 'operator' }
);

const OF_ARTICLES = 'WHERE article_id = ANY ($1::uuid[])';

/** Loads all facts of articles that decide what readers see of them, in five statements however many articles there are. */
export async function loadStoredArticles(client: PoolClient, articleIds: readonly string[]): Promise<readonly StoredArticle[]> {
  const articles = new Map(articleIds.map((id) => [id, emptyArticle(id)]));
  // Every row was asked for by the id of one of the articles.
  const of = (row: { readonly article_id: string }): StoredArticle => articles.get(row.article_id) ?? emptyArticle(row.article_id);
  const parameters = [[...articleIds]];
  const revisions = await client.query<RevisionRow>(
    `SELECT article_id, revision_id, order_key, standing, source, language, published_at::text, embargoed_until::text
     FROM article_revisions ${OF_ARTICLES}`, parameters);
  for (const row of revisions.rows) of(row).revisions.push(toRevision(row));
  const runs = await client.query<RunRow>(
    `SELECT article_id, run_id, revision_id, engine_version, outcome, is_whole,
       cardinality(statement_ids) AS statements, cardinality(accusation_ids) AS accusations, cardinality(denial_ids) AS denials
     FROM runs ${OF_ARTICLES}`, parameters);
  for (const row of runs.rows) of(row).runs.push(toRun(row));
  await loadWithdrawals(client, parameters, of);
  return [...articles.values()];
}

async function loadWithdrawals(
  client: PoolClient,
  parameters: readonly (readonly string[])[],
  of: (row: { readonly article_id: string }) => StoredArticle,
): Promise<void> {
  const ask = async <Row extends object>(sql: string): Promise<readonly Row[]> => (await client.query<Row>(`${sql} ${OF_ARTICLES}`, [...parameters])).rows;
  for (const row of await ask<RetractionRow>('SELECT article_id, retraction_id, source, reason, retracted_by, order_key FROM retractions')) {
    const retraction = { retractionId: row.retraction_id, source: row.source, reason: row.reason };
    of(row).retractions.push(
      row.retracted_by === 'source' ? { ...retraction, by: 'source', orderKey: decodeOrderKey(row.order_key) } : { ...retraction, by: 'operator' },
    );
  }
  for (const row of await ask<{ article_id: string; retraction_id: string }>('SELECT article_id, retraction_id FROM reinstatements')) {
    of(row).reinstatedRetractionIds.add(row.retraction_id);
  }
  for (const row of await ask<{ article_id: string; reason: string }>('SELECT article_id, reason FROM erasures')) {
    of(row).erasedBecause = row.reason;
  }
}

function toRevision(row: RevisionRow) {
  return {
    revisionId: row.revision_id,
    orderKey: decodeOrderKey(row.order_key),
    standing: row.standing,
    source: row.source,
    language: row.language,
    publishedAt: row.published_at,
    embargoedUntil: row.embargoed_until,
  };
}

/** A failed run has no manifest, so nothing of it can be missing. */
function toRun(row: RunRow) {
  return {
    runId: row.run_id,
    revisionId: row.revision_id,
    engineVersion: row.engine_version,
    outcome: row.outcome,
    isWhole: row.is_whole || row.outcome === 'failed',
    statementCount: row.statements,
    accusationCount: row.accusations,
    denialCount: row.denials,
  };
}
