import type { ExtractionScope } from '@on-record/domain';
import { compareEngineVersions } from '@on-record/domain';
import type { PoolClient } from 'pg';
import type { Database } from '../database/open-database';
import { renderSql, sql, whereAll, type Sql } from '../queries/sql';

/** What is on record of an engine version. */
export interface EngineSummary {
  readonly engineVersion: string;
  /** Revisions that it has read, and how many of these it failed at. */
  readonly runs: number;
  readonly failed: number;
  /** Articles that are shown as it read them. */
  readonly shownArticles: number;
}

/** All engine versions, the greatest first, and how many revisions have been read in shadow only. */
export interface EngineOverview {
  readonly versions: readonly EngineSummary[];
  /** Read whole, but only by versions that are not activated for their articles. */
  readonly shadowOnlyRevisions: number;
}

/** What the read models know of engine versions. Fails with DATABASE_UNAVAILABLE. */
export async function summariseEngines(database: Database): Promise<EngineOverview> {
  return database.transaction('looking at engine versions', async (client) => {
    const runs = await rowsOf<Omit<EngineSummary, 'shownArticles'>>(client, sql`
      SELECT engine_version AS "engineVersion", count(*)::int AS runs, (count(*) FILTER (WHERE outcome = 'failed'))::int AS failed FROM runs GROUP BY engine_version`);
    const shown = await rowsOf<{ readonly engineVersion: string; readonly articles: number }>(client, sql`
      SELECT engine_version AS "engineVersion", count(*)::int AS articles FROM articles WHERE run_id IS NOT NULL GROUP BY engine_version`);
    const [shadow] = await rowsOf<{ readonly revisions: number }>(client, sql`
      SELECT count(*)::int AS revisions FROM article_revisions AS revision WHERE run_id IS NULL AND standing <> 'erased' AND EXISTS (
        SELECT FROM runs AS run WHERE run.article_id = revision.article_id AND run.revision_id = revision.revision_id AND run.outcome = 'completed' AND run.is_whole)`);
    const shownBy = new Map(shown.map(({ engineVersion, articles }) => [engineVersion, articles]));
    const versions = runs.map((each) => ({ ...each, shownArticles: shownBy.get(each.engineVersion) ?? 0 }));
    return { versions: versions.toSorted((a, b) => compareEngineVersions(b.engineVersion, a.engineVersion)), shadowOnlyRevisions: shadow?.revisions ?? 0 };
  });
}

/** Says whether an engine version has read anything. Fails with DATABASE_UNAVAILABLE. */
export async function hasRuns(database: Database, engineVersion: string): Promise<boolean> {
  return database.transaction('looking at an engine version', async (client) => (await client.query('SELECT FROM runs WHERE engine_version = $1 LIMIT 1', [engineVersion])).rows.length > 0);
}

/** How much is in a scope, as far as the read models know. */
export interface ScopeCount {
  readonly articles: number;
  readonly revisions: number;
  /** Of these revisions, those that the engine version has read before. */
  readonly readBefore: number;
}

/** Counts what is in the scope of a request; erased articles are not. Fails with DATABASE_UNAVAILABLE. */
export async function countInScope(database: Database, scope: ExtractionScope, engineVersion: string): Promise<ScopeCount> {
  const query = sql`
    SELECT count(DISTINCT article_id)::int AS articles, count(*)::int AS revisions, (count(*) FILTER (WHERE EXISTS (
      SELECT FROM runs AS run WHERE run.article_id = revision.article_id AND run.revision_id = revision.revision_id AND run.engine_version = ${engineVersion})))::int AS "readBefore"
    FROM article_revisions AS revision ${whereAll([sql`standing <> 'erased'`, ...conditionsOf(scope)])}`;
  const [count] = await database.transaction('counting articles', (client) => rowsOf<ScopeCount>(client, query));
  return count ?? { articles: 0, revisions: 0, readBefore: 0 };
}

/** Which of these articles the read models know. Fails with DATABASE_UNAVAILABLE. */
export async function findKnownArticles(database: Database, articleIds: readonly string[]): Promise<readonly string[]> {
  const found = await database.transaction('looking for articles', (client) =>
    rowsOf<{ readonly articleId: string }>(client, sql`SELECT DISTINCT article_id AS "articleId" FROM article_revisions WHERE article_id = ANY (${articleIds}::uuid[])`));
  return found.map(({ articleId }) => articleId);
}

function conditionsOf(scope: ExtractionScope): readonly (Sql | undefined)[] {
  switch (scope.kind) {
    case 'all':
      return [];
    case 'time':
      return [scope.from === undefined ? undefined : sql`recorded_at >= ${scope.from}::timestamptz`, scope.to === undefined ? undefined : sql`recorded_at < ${scope.to}::timestamptz`];
    case 'source':
      return [sql`source = ${scope.source}`];
    case 'articles':
      return [sql`article_id = ANY (${scope.articleIds}::uuid[])`];
    default:
      return scope satisfies never;
  }
}

async function rowsOf<Row extends object>(client: PoolClient, query: Sql): Promise<readonly Row[]> {
  const { text, values } = renderSql(query);
  return (await client.query<Row>(text, [...values])).rows;
}
