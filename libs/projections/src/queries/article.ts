import { accusationView } from './accusations';
import { articleDetailSchema, type ArticleDetail } from './article-records';
import { articleFields } from './articles';
import { denialView } from './denials';
import { findingsWhere } from './findings';
import type { Reader, RowSource } from './reader';
import { revisionFields, revisionsOf } from './revisions';
import { sql } from './sql';
import { statementView } from './statements';
import { checked, type ViewRow } from './to-record';

/**
 * One article: its state, its revisions, the text that the policy of its source lets through, and all findings that
 * readers see; where a revision is named, text and findings are of that revision. All of it is of one moment. Of what is
 * withheld there is no content. Undefined where there is no such article or revision. Fails as `Reader` says.
 */
export function findArticle(reader: Reader, articleId: string, revisionId?: string): Promise<ArticleDetail | undefined> {
  return reader.snapshot(async (source) => {
    const [row] = await source.rows<ViewRow>(sql`SELECT * FROM read_v1.articles WHERE article_id = ${articleId}`);
    if (row === undefined) return undefined;
    const revisions = await revisionsOf(source, articleId);
    if (revisionId === undefined) return checked(articleDetailSchema, { ...(await shownFields(source, row)), revisions });
    // Which revisions an erased article had nobody knows any more: whichever is named, its reader is told that it was erased.
    if (row['state'] === 'erased') return checked(articleDetailSchema, { ...(await shownFields(source, row)), revisions });
    if (!revisions.some(({ id }) => id === revisionId)) return undefined;
    return checked(articleDetailSchema, { ...(await revisionFields(source, row, revisionId)), revisions });
  });
}

async function shownFields(source: RowSource, row: ViewRow): Promise<ViewRow> {
  const isOfArticle = [sql`article_id = ${String(row['article_id'])}`];
  return {
    ...articleFields(row),
    standfirst: row['standfirst'],
    byline: row['byline'],
    timeZone: row['time_zone'],
    text: row['text'],
    marks: row['marks'],
    statements: await findingsWhere(source, statementView, isOfArticle),
    accusations: await findingsWhere(source, accusationView, isOfArticle),
    denials: await findingsWhere(source, denialView, isOfArticle),
  };
}
