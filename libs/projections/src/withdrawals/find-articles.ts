import type { PoolClient } from 'pg';
import type { Database } from '../database/open-database';
import { isoTime } from '../queries/sql';

/** A retraction that no reinstatement ends. */
export interface ActiveRetraction {
  readonly articleId: string;
  readonly retractionId: string;
  readonly by: 'source' | 'operator';
  /** The operator who retracted it, or the source. */
  readonly who: string;
  readonly at: string;
  /** What was given as the reason; a source need give none. */
  readonly why: string | null;
}

/** An article as an operator who is about to withdraw it needs to know it. */
export interface WithdrawableArticle {
  readonly articleId: string;
  /** What readers see of it: the state of `read_v1.articles`, or `unheard` where nothing but loose findings has arrived. */
  readonly state: string;
  /** What a fact that withdraws it must name; absent where no revision and no retraction of it is there. */
  readonly name: { readonly source: string; readonly guid: string } | undefined;
  readonly revisions: number;
  /** Findings that readers see now. */
  readonly statements: number;
  readonly accusations: number;
  readonly denials: number;
  readonly retractions: readonly ActiveRetraction[];
}

interface ArticleRow {
  readonly articleId: string;
  readonly state: string;
  readonly source: string | null;
  readonly guid: string | null;
  readonly revisions: number;
  readonly statements: number;
  readonly accusations: number;
  readonly denials: number;
}

const ARTICLES = `
  SELECT a.article_id AS "articleId", coalesce(v.state, a.state) AS state, n.source, n.guid, a.revision_count AS revisions,
    coalesce(v.statement_count, 0) AS statements, coalesce(v.accusation_count, 0) AS accusations, coalesce(v.denial_count, 0) AS denials
  FROM articles a LEFT JOIN read_v1.articles v USING (article_id)
    LEFT JOIN LATERAL (
      SELECT source, guid FROM article_revisions WHERE article_id = a.article_id
      UNION ALL SELECT source, guid FROM retractions WHERE article_id = a.article_id LIMIT 1) n ON true
  WHERE a.article_id = ANY ($1::uuid[])`;

const RETRACTIONS = `
  SELECT r.article_id AS "articleId", r.retraction_id AS "retractionId", r.retracted_by AS by, coalesce(r.operator, r.source) AS who,
    ${isoTime('r.retracted_at')} AS at, r.reason AS why
  FROM retractions r
  WHERE r.article_id = ANY ($1::uuid[])
    AND NOT EXISTS (SELECT FROM reinstatements e WHERE e.article_id = r.article_id AND e.retraction_id = r.retraction_id)
  ORDER BY r.retracted_at, r.retraction_id`;

/** What is known of these articles, in the order given; what nothing is known of is left out. Fails as `Database.transaction` does. */
export function findArticles(database: Database, articleIds: readonly string[]): Promise<readonly WithdrawableArticle[]> {
  return database.transaction('looking for articles', async (client) => {
    const articles = await rowsOf<ArticleRow>(client, ARTICLES, articleIds);
    const retractions = Map.groupBy(await rowsOf<ActiveRetraction>(client, RETRACTIONS, articleIds), ({ articleId }) => articleId);
    const byId = new Map(articles.map((row) => [row.articleId, toArticle(row, retractions.get(row.articleId) ?? [])]));
    return articleIds.flatMap((id) => byId.get(id) ?? []);
  });
}

/** The article that a retraction is about; nothing where no retraction has this id. Fails as `Database.transaction` does. */
export async function findRetractedArticle(database: Database, retractionId: string): Promise<string | undefined> {
  const { rows } = await database.transaction('looking for a retraction', (client) =>
    client.query<{ readonly articleId: string }>('SELECT article_id AS "articleId" FROM retractions WHERE retraction_id = $1 LIMIT 1', [retractionId]));
  return rows[0]?.articleId;
}

async function rowsOf<Row extends object>(client: PoolClient, sql: string, ids: readonly string[]): Promise<readonly Row[]> {
  return (await client.query<Row>(sql, [ids])).rows;
}

function toArticle({ source, guid, ...row }: ArticleRow, retractions: readonly ActiveRetraction[]): WithdrawableArticle {
  return { ...row, name: source === null || guid === null ? undefined : { source, guid }, retractions };
}
