import type { PoolClient } from 'pg';
import type { ArticleRow, ChangedRevision } from './decide-article';

/** Columns of `articles` with their types and the field that each is written from. */
const COLUMNS = [
  ['state', 'text', 'state'],
  ['source', 'text', 'source'],
  ['revision_id', 'uuid', 'revisionId'],
  ['run_id', 'uuid', 'runId'],
  ['engine_version', 'text', 'engineVersion'],
  ['newest_revision_id', 'uuid', 'newestRevisionId'],
  ['language', 'text', 'language'],
  ['published_at', 'timestamptz', 'publishedAt'],
  ['embargoed_until', 'timestamptz', 'embargoedUntil'],
  ['withheld_reason', 'text', 'withheldReason'],
  ['revision_count', 'int', 'revisionCount'],
  ['statement_count', 'int', 'statementCount'],
  ['accusation_count', 'int', 'accusationCount'],
  ['denial_count', 'int', 'denialCount'],
  ['hidden_count', 'int', 'hiddenCount'],
] as const satisfies readonly (readonly [string, string, keyof ArticleRow])[];

const WRITE = `
  UPDATE articles AS article SET ${COLUMNS.map(([column]) => `${column} = decided.${column}`).join(', ')}
  FROM unnest($1::uuid[], ${COLUMNS.map(([, type], place) => `$${place + 2}::${type}[]`).join(', ')})
    AS decided (article_id, ${COLUMNS.map(([column]) => column).join(', ')})
  WHERE article.article_id = decided.article_id`;

/** Writes the rows of articles, which must be there and be locked. */
export async function writeArticles(client: PoolClient, rows: readonly ArticleRow[]): Promise<void> {
  await client.query(WRITE, [rows.map(({ articleId }) => articleId), ...COLUMNS.map(([, , field]) => rows.map((row) => row[field]))]);
}

/** Writes where revisions stand now, and which run is theirs. */
export async function writeRevisions(client: PoolClient, changes: readonly ChangedRevision[]): Promise<void> {
  if (changes.length === 0) return;
  await client.query(
    `UPDATE article_revisions AS revision SET standing = decided.standing, run_id = decided.run_id
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) AS decided (article_id, revision_id, standing, run_id)
     WHERE revision.article_id = decided.article_id AND revision.revision_id = decided.revision_id`,
    [changes.map(({ articleId }) => articleId), changes.map(({ revisionId }) => revisionId), changes.map(({ standing }) => standing), changes.map(({ runId }) => runId)],
  );
}
