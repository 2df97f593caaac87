import { z } from 'zod';
import { articleRecordSchema, type ArticleRecord, type ArticleState } from './article-records';
import { equals, publishedWithin, shownAt } from './filters';
import { pageOf, startOf, type ListingOrder, type Page, type PageRequest } from './page';
import type { Reader } from './reader';
import { timeSchema } from './record-parts';
import { sql, whereAll, type Sql } from './sql';
import { checked, type ViewRow } from './to-record';

/** What articles can be asked for. */
export interface ArticleFilters {
  readonly source?: string | undefined;
  readonly state?: ArticleState | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What readers saw at this moment; what they see now unless given. */
  readonly asOf?: string | undefined;
}

/** The time is empty where it is withheld; such articles come last. */
type Place = readonly [publishedAt: string, articleId: string];

const order: ListingOrder<ViewRow, Place> = {
  listing: 'articles',
  position: z.tuple([z.union([timeSchema, z.literal('')]), z.uuid()]),
  positionOf: (row) => [String(row['published_at'] ?? ''), String(row['article_id'])],
};

/** A page of articles, newest publication first, withheld ones last. Fails as `Reader` says, and with QUERY_INVALID at a cursor that is none. */
export async function listArticles(reader: Reader, filters: ArticleFilters, page: PageRequest): Promise<Page<ArticleRecord>> {
  const rows = await reader.rows<ViewRow>(articlesQuery(filters, page));
  return pageOf(order, { rows, limit: page.limit }, (row) => checked(articleRecordSchema, articleFields(row)));
}

/** The query of a page, with one row more to know whether more follow. */
export function articlesQuery(filters: ArticleFilters, page: PageRequest): Sql {
  const conditions = [
    equals('source', filters.source),
    equals('state', filters.state),
    ...publishedWithin(filters),
    afterPlace(startOf(order, page)),
  ];
  return sql`
    SELECT article_id, state, withheld_reason, source, source_name, source_notice, text_policy, guid, url, headline, language, published_at, recorded_at,
      newest_revision_id, visible_revision_id, visible_run_id, engine_version, statement_count, accusation_count, denial_count, hidden_count
    FROM ${articlesAt(filters.asOf)} ${whereAll(conditions)}
    ORDER BY published_at DESC NULLS LAST, article_id
    LIMIT ${page.limit + 1}`;
}

/**
 * The articles as readers see them, or as they saw them at a moment. What is withheld now says so, whatever was seen then; which
 * revision was the newest that had been received is left out.
 */
export function articlesAt(asOf: string | undefined): Sql {
  if (asOf === undefined) return sql`read_v1.articles`;
  return sql`(
    SELECT article_id, coalesce(withheld_now, state) AS state, withheld_reason, source, source_name, source_notice, text_policy, guid, url, headline, byline, standfirst,
      text, marks, language, time_zone, published_at, recorded_at, NULL AS newest_revision_id, visible_revision_id, visible_run_id, engine_version,
      statement_count, accusation_count, denial_count, hidden_count
    FROM read_v1.article_history WHERE ${shownAt(asOf)}) AS articles`;
}

/** The fields of an article in a listing. */
export function articleFields(row: ViewRow): ViewRow {
  return {
    id: row['article_id'],
    state: row['state'],
    withheldReason: row['withheld_reason'],
    source: row['source'],
    sourceName: row['source_name'],
    sourceNotice: row['source_notice'],
    textPolicy: row['text_policy'],
    guid: row['guid'],
    url: row['url'],
    headline: row['headline'],
    language: row['language'],
    publishedAt: row['published_at'],
    recordedAt: row['recorded_at'],
    newestRevisionId: row['newest_revision_id'],
    revisionId: row['visible_revision_id'],
    runId: row['visible_run_id'],
    engineVersion: row['engine_version'],
    counts: { statements: row['statement_count'], accusations: row['accusation_count'], denials: row['denial_count'], hidden: row['hidden_count'] },
  };
}

function afterPlace(place: Place | undefined): Sql | undefined {
  if (place === undefined) return undefined;
  const [publishedAt, articleId] = place;
  if (publishedAt === '') return sql`published_at IS NULL AND article_id > ${articleId}`;
  return sql`(published_at < ${publishedAt} OR published_at = ${publishedAt} AND article_id > ${articleId} OR published_at IS NULL)`;
}
