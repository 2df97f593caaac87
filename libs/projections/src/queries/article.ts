import { accusationView, accusationViewAt } from './accusations';
import { articleDetailSchema, type ArticleDetail } from './article-records';
import { articleFields, articlesAt } from './articles';
import { denialView, denialViewAt } from './denials';
import { findingsWhere } from './findings';
import type { Reader, RowSource } from './reader';
import { revisionFields, revisionsOf } from './revisions';
import { sql } from './sql';
import { statementView, statementViewAt } from './statements';
import { checked, type ViewRow } from './to-record';

/** What is asked for of an article: one of its revisions, or what readers saw at a moment. */
export interface ArticleChoice {
  readonly revision?: string | undefined;
  readonly asOf?: string | undefined;
}

/**
 * One article: its state, its revisions, the text that the policy of its source lets through, and all findings that
 * readers see; where a revision is named, text and findings are of that revision; where a moment is, those that readers saw
 * then. All of it is of one moment. Of what is withheld there is no content. Undefined where there is no such article or
 * revision, or was none. Fails as `Reader` says.
 */
export function findArticle(reader: Reader, articleId: string, { revision, asOf }: ArticleChoice = {}): Promise<ArticleDetail | undefined> {
  return reader.snapshot(async (source) => {
    const [row] = await source.rows<ViewRow>(sql`SELECT * FROM ${articlesAt(asOf)} WHERE article_id = ${articleId}`);
    if (row === undefined) return undefined;
    const revisions = await revisionsOf(source, row, asOf);
    if (revision === undefined) return checked(articleDetailSchema, { ...(await shownFields(source, row, asOf)), asOf: asOf && new Date(asOf).toISOString(), revisions });
    // Which revisions an erased article had nobody knows any more: whichever is named, its reader is told that it was erased.
    if (row['state'] === 'erased') return checked(articleDetailSchema, { ...(await shownFields(source, row, asOf)), revisions });
    if (!revisions.some(({ id }) => id === revision)) return undefined;
    return checked(articleDetailSchema, { ...(await revisionFields(source, row, revision)), revisions });
  });
}

async function shownFields(source: RowSource, row: ViewRow, asOf: string | undefined): Promise<ViewRow> {
  const isOfArticle = [sql`article_id = ${String(row['article_id'])}`];
  return {
    ...articleFields(row),
    standfirst: row['standfirst'],
    byline: row['byline'],
    timeZone: row['time_zone'],
    text: row['text'],
    marks: row['marks'],
    statements: await findingsWhere(source, asOf === undefined ? statementView : statementViewAt(asOf), isOfArticle),
    accusations: await findingsWhere(source, asOf === undefined ? accusationView : accusationViewAt(asOf), isOfArticle),
    denials: await findingsWhere(source, asOf === undefined ? denialView : denialViewAt(asOf), isOfArticle),
  };
}
