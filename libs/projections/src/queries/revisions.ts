import { revisionAccusationView } from './accusations';
import { revisionRecordSchema, type RevisionRecord } from './article-records';
import { articleFields } from './articles';
import { revisionDenialView } from './denials';
import { findingsWhere } from './findings';
import type { RowSource } from './reader';
import { sql, whereAll } from './sql';
import { revisionStatementView } from './statements';
import { checked, type ViewRow } from './to-record';

/** The revisions of an article in their order, without their content; of a moment those that had been received. */
export async function revisionsOf(source: RowSource, article: ViewRow, asOf?: string): Promise<readonly RevisionRecord[]> {
  const conditions = [sql`article_id = ${String(article['article_id'])}`, asOf === undefined ? undefined : sql`recorded_at <= ${new Date(asOf).toISOString()}`];
  const rows = await source.rows<ViewRow>(sql`SELECT * FROM read_v1.article_revisions ${whereAll(conditions)} ORDER BY position`);
  const wasVisible = (row: ViewRow): boolean => row['revision_id'] === article['visible_revision_id'] && (article['state'] === 'visible' || article['state'] === 'stale');
  return rows.map((row) =>
    checked(revisionRecordSchema, {
      id: row['revision_id'],
      standing: row['standing'],
      isVisible: asOf === undefined ? row['is_visible'] : wasVisible(row),
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

/**
 * The fields of an article as one of its revisions has them, with the findings of that revision. Where the revision is
 * withheld, what is left is what the article itself says of its state and its source.
 */
export async function revisionFields(source: RowSource, article: ViewRow, revisionId: string): Promise<ViewRow> {
  const isOfRevision = [sql`article_id = ${String(article['article_id'])}`, sql`revision_id = ${revisionId}`];
  const [content = {}] = await source.rows<ViewRow>(sql`SELECT * FROM read_v1.revision_contents ${whereAll(isOfRevision)}`);
  return {
    ...articleFields(article),
    ...contentFields(content),
    chosenRevisionId: revisionId,
    statements: await findingsWhere(source, revisionStatementView, isOfRevision),
    accusations: await findingsWhere(source, revisionAccusationView, isOfRevision),
    denials: await findingsWhere(source, revisionDenialView, isOfRevision),
  };
}

/** Each field is named, so that none of the shown revision is left standing where this one has no value. */
function contentFields(row: ViewRow): ViewRow {
  return {
    guid: row['guid'],
    url: row['url'],
    headline: row['headline'],
    language: row['language'],
    publishedAt: row['published_at'],
    recordedAt: row['recorded_at'],
    revisionId: row['run_id'] === null ? undefined : row['revision_id'],
    runId: row['run_id'],
    engineVersion: row['engine_version'],
    standfirst: row['standfirst'],
    byline: row['byline'],
    timeZone: row['time_zone'],
    text: row['text'],
    marks: row['marks'],
    counts: { statements: row['statement_count'] ?? 0, accusations: row['accusation_count'] ?? 0, denials: row['denial_count'] ?? 0, hidden: row['hidden_count'] ?? 0 },
  };
}
