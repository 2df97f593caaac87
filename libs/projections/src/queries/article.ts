import { accusationView } from './accusations';
import { articleDetailSchema, revisionRecordSchema, type ArticleDetail, type RevisionRecord } from './article-records';
import { articleFields } from './articles';
import { denialView } from './denials';
import { findingsOfArticle } from './findings';
import type { Reader, RowSource } from './reader';
import { sql } from './sql';
import { statementView } from './statements';
import { checked, type ViewRow } from './to-record';

/**
 * One article: its state, its revisions, the text that the policy of its source lets through, and all findings that
 * readers see. All of it is of one moment. Of a withheld article there is no content. Fails as `Reader` says.
 */
export function findArticle(reader: Reader, articleId: string): Promise<ArticleDetail | undefined> {
  return reader.snapshot(async (source) => {
    const [row] = await source.rows<ViewRow>(sql`SELECT * FROM read_v1.articles WHERE article_id = ${articleId}`);
    if (row === undefined) return undefined;
    return checked(articleDetailSchema, {
      ...articleFields(row),
      standfirst: row['standfirst'],
      byline: row['byline'],
      timeZone: row['time_zone'],
      text: row['text'],
      revisions: await revisionsOf(source, articleId),
      statements: await findingsOfArticle(source, statementView, articleId),
      accusations: await findingsOfArticle(source, accusationView, articleId),
      denials: await findingsOfArticle(source, denialView, articleId),
    });
  });
}

async function revisionsOf(source: RowSource, articleId: string): Promise<readonly RevisionRecord[]> {
  const rows = await source.rows<ViewRow>(sql`SELECT * FROM read_v1.article_revisions WHERE article_id = ${articleId} ORDER BY position`);
  return rows.map((row) =>
    checked(revisionRecordSchema, {
      id: row['revision_id'],
      standing: row['standing'],
      isVisible: row['is_visible'],
      version: row['version'],
      versionCreated: row['version_created'],
      publishedAt: row['published_at'],
      headline: row['headline'],
      url: row['url'],
      receivedAt: row['received_at'],
      eventId: row['event_id'],
      deliveryId: row['delivery_id'],
    }),
  );
}
