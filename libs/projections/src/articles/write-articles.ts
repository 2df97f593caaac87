import type { PoolClient } from 'pg';
import type { ArticleRow, ChangedStanding } from './decide-article';

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

/** Writes where revisions stand now. */
export async function writeStandings(client: PoolClient, changes: readonly ChangedStanding[]): Promise<void> {
  if (changes.length === 0) return;
  await client.query(
    `UPDATE article_revisions AS revision SET standing = decided.standing
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS decided (article_id, revision_id, standing)
     WHERE revision.article_id = decided.article_id AND revision.revision_id = decided.revision_id`,
    [changes.map(({ articleId }) => articleId), changes.map(({ revisionId }) => revisionId), changes.map(({ standing }) => standing)],
  );
}
