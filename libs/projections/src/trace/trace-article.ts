import { ARTICLE_PARTITIONS, partitionOf } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { readCheckpoints, type Checkpoint } from '../checkpoints/checkpoints';
import type { Database } from '../database/open-database';
import { WITHHELD_EMBARGO } from '../migrations/0002-view';
import { isoTime } from '../queries/sql';

/** A revision of an article and where it came from. */
export interface TracedRevision {
  readonly revisionId: string;
  readonly eventId: string;
  readonly deliveryId: string;
  readonly version: number | null;
  readonly receivedAt: string;
  readonly standing: 'standing' | 'folded' | 'superseded' | 'retracted' | 'erased';
  readonly isShown: boolean;
}

/** A run over a revision; `missing` counts findings that its manifest names and that are not there yet. */
export interface TracedRun {
  readonly runId: string;
  readonly revisionId: string;
  readonly eventId: string;
  readonly engineVersion: string;
  readonly outcome: 'completed' | 'failed';
  readonly failureCode: string | null;
  readonly findings: number;
  readonly missing: number;
  readonly isShown: boolean;
}

/** A finding of some run; who, whom, words and span only where readers may see them. */
export interface TracedFinding {
  readonly kind: 'statement' | 'accusation' | 'denial';
  readonly id: string;
  readonly key: string;
  readonly runId: string;
  readonly eventId: string;
  readonly who: string | null;
  readonly whom: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly words: string | null;
}

/** What an editor said last of a finding; the reason only where readers may see what it may quote. */
export interface TracedOverride {
  readonly kind: TracedFinding['kind'];
  readonly key: string;
  readonly change: 'hidden' | 're-ascribed' | 'confirmed' | 'as-read';
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly eventId: string;
}

/** A withdrawal of an article, or the end of one. */
export interface TracedWithdrawal {
  readonly kind: 'retraction' | 'reinstatement' | 'erasure';
  readonly eventId: string;
  readonly by: string;
  readonly at: string;
  readonly retractionId: string | null;
  /** What an operator gave as the reason; a source's own words may tell what was retracted. */
  readonly reason: string | null;
  readonly isByOperator: boolean;
}

/** All that leads to the rows of an article. */
export interface ArticleTrace {
  readonly articleId: string;
  readonly state: string;
  readonly source: string | null;
  /** Where an embargo withholds it now: until when. */
  readonly embargoedUntil: string | null;
  readonly revisions: readonly TracedRevision[];
  readonly withdrawals: readonly TracedWithdrawal[];
  readonly runs: readonly TracedRun[];
  readonly findings: readonly TracedFinding[];
  readonly overrides: readonly TracedOverride[];
  /** How far the partitions that hold the events of the article have been read. */
  readonly checkpoints: readonly Checkpoint[];
}

const REVISIONS = `
  SELECT r.revision_id AS "revisionId", r.event_id AS "eventId", r.delivery_id AS "deliveryId", r.version::float8 AS version,
    ${isoTime('r.received_at')} AS "receivedAt", r.standing, a.run_id IS NOT NULL AND coalesce(a.revision_id = r.revision_id, false) AS "isShown"
  FROM article_revisions r JOIN articles a USING (article_id) WHERE r.article_id = $1 ORDER BY r.order_key`;

const WITHDRAWALS = `
  SELECT 'retraction' AS kind, event_id AS "eventId", coalesce(operator, source) AS by, ${isoTime('retracted_at')} AS at, retraction_id AS "retractionId",
    CASE WHEN retracted_by = 'operator' THEN reason END AS reason, retracted_by = 'operator' AS "isByOperator"
  FROM retractions WHERE article_id = $1
  UNION ALL SELECT 'reinstatement', event_id, operator, ${isoTime('reinstated_at')}, retraction_id, reason, true FROM reinstatements WHERE article_id = $1
  UNION ALL SELECT 'erasure', event_id, operator, ${isoTime('erased_at')}, NULL, reason, true FROM erasures WHERE article_id = $1
  ORDER BY at, kind`;

const counted = (table: string): string => `(SELECT count(*) FROM ${table} f WHERE f.article_id = r.article_id AND f.run_id = r.run_id)`;

const RUNS = `
  SELECT r.run_id AS "runId", r.revision_id AS "revisionId", r.event_id AS "eventId", r.engine_version AS "engineVersion", r.outcome,
    r.failure_code AS "failureCode", listed.number AS findings,
    CASE WHEN r.is_whole OR r.outcome = 'failed' THEN 0
      ELSE greatest(1, listed.number - (${counted('statements')} + ${counted('accusations')} + ${counted('denials')})::int) END AS missing,
    coalesce(a.run_id = r.run_id, false) AND r.outcome = 'completed' AS "isShown"
  FROM runs r JOIN articles a USING (article_id)
    CROSS JOIN LATERAL (SELECT cardinality(r.statement_ids) + cardinality(r.accusation_ids) + cardinality(r.denial_ids) AS number) listed
  WHERE r.article_id = $1 ORDER BY r.recorded_at, r.run_id, r.outcome`;

const OVERRIDES = `
  SELECT o.kind, o.key, o.change, o.editor AS by, ${isoTime('o.overridden_at')} AS at, v.reason, o.event_id AS "eventId"
  FROM finding_overrides o LEFT JOIN read_v1.finding_overrides v ON v.article_id = o.article_id AND v.kind = o.kind AND v.key = o.key
  WHERE o.article_id = $1 ORDER BY o.overridden_at, o.key`;

/** Findings of one kind; what readers may see of them comes from the view that readers see. */
function findingsOf(kind: 'statement' | 'accusation' | 'denial', roles: { readonly who: string; readonly whom: string; readonly span: string }): string {
  return `
    SELECT '${kind}' AS kind, f.${kind}_id AS id, f.key, f.run_id AS "runId", f.event_id AS "eventId", ${roles.who} AS who, ${roles.whom} AS whom,
      v.${roles.span}_start AS start, v.${roles.span}_end AS "end", v.${roles.span}_text AS words
    FROM ${kind}s f LEFT JOIN read_v1.${kind}s v ON v.article_id = f.article_id AND v.id = f.${kind}_id
    WHERE f.article_id = $1`;
}

const FINDINGS = `SELECT * FROM (${[
  findingsOf('statement', { who: 'v.speaker_name', whom: 'NULL', span: 'content' }),
  findingsOf('accusation', { who: 'v.accuser_name', whom: 'v.accused_name', span: 'trigger' }),
  findingsOf('denial', { who: 'v.denier_name', whom: 'v.denied_accuser_name', span: 'trigger' }),
].join(' UNION ALL ')}) AS found ORDER BY "runId", start, kind, id`;

/**
 * Traces an article from its deliveries to its findings, all revisions and runs included; undefined where nothing is known
 * of the id. What readers may not see now is told by ids only.
 */
export async function traceArticle(database: Database, articleId: string): Promise<ArticleTrace | undefined> {
  const trace = await database.transaction('tracing an article', async (client) => {
    const { rows } = await client.query<Pick<ArticleTrace, 'state' | 'source' | 'embargoedUntil'>>(
      `SELECT a.state, source, CASE WHEN ${WITHHELD_EMBARGO} THEN ${isoTime('a.embargoed_until')} END AS "embargoedUntil" FROM articles a WHERE article_id = $1`, [articleId]);
    const article = rows[0];
    if (!article) return undefined;
    const ask = <Row extends object>(sql: string): Promise<readonly Row[]> => rowsOf<Row>(client, sql, articleId);
    return {
      articleId,
      ...article,
      revisions: await ask<TracedRevision>(REVISIONS),
      withdrawals: await ask<TracedWithdrawal>(WITHDRAWALS),
      runs: await ask<TracedRun>(RUNS),
      findings: await ask<TracedFinding>(FINDINGS),
      overrides: await ask<TracedOverride>(OVERRIDES),
    };
  });
  if (!trace) return undefined;
  const partition = partitionOf(articleId, ARTICLE_PARTITIONS);
  const checkpoints = (await readCheckpoints(database)).filter((each) => each.partition === partition && !each.topic.endsWith('.control'));
  return { ...trace, checkpoints };
}

async function rowsOf<Row extends object>(client: PoolClient, sql: string, articleId: string): Promise<readonly Row[]> {
  return (await client.query<Row>(sql, [articleId])).rows;
}
