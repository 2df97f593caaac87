import type { PoolClient } from 'pg';
import { activationsOf, loadActivations } from '../activations/load-activations';
import { decodeOrderKey } from '../article-revisions/decode-order-key';
import { emptyArticle, sourceOf, type Standing, type StoredArticle, type StoredRetraction, type StoredRevision, type StoredRun } from './stored-article';

interface RevisionRow {
  readonly article_id: string;
  readonly revision_id: string;
  readonly order_key: string;
  readonly delivery_id: string;
  readonly event_id: string;
  readonly recorded_ms: number;
  readonly standing: Standing;
  readonly run_id: string | null;
  readonly source: string;
  readonly language: string;
  readonly published_at: string;
  readonly embargoed_until: string | null;
  readonly embargoed_until_ms: number | null;
}

interface RunRow {
  readonly article_id: string;
  readonly run_id: string;
  readonly revision_id: string;
  readonly engine_version: string;
  readonly outcome: 'completed' | 'failed';
  readonly is_whole: boolean;
  readonly recorded_ms: number;
  readonly statements: number;
  readonly accusations: number;
  readonly denials: number;
}

/** How many findings of a kind of a run editors hid. */
interface HiddenRow {
  readonly run_id: string;
  readonly kind: HidableKind;
  readonly hidden: number;
}

const HIDABLE_KINDS = ['statement', 'accusation', 'denial'] as const;
type HidableKind = (typeof HIDABLE_KINDS)[number];

type RetractionRow = { readonly article_id: string; readonly retraction_id: string; readonly source: string; readonly reason: string | null; readonly recorded_ms: number } & (
  | { readonly retracted_by: 'source'; readonly order_key: string }
  | { readonly retracted_by: 'operator' }
);

/** A reinstatement, or without a retraction an erasure with its reason. */
type EndingRow = { readonly article_id: string; readonly recorded_ms: number } & (
  | { readonly retraction_id: string }
  | { readonly retraction_id: null; readonly reason: string }
);

const OF_ARTICLES = 'WHERE article_id = ANY ($1::uuid[])';
/** A moment as a number of milliseconds, whole where it is the time of an event. */
const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;
const RECORDED = `${ms('recorded_at')} AS recorded_ms`;

const REVISIONS = `SELECT article_id, revision_id, order_key, delivery_id, event_id, ${RECORDED}, standing, run_id, source, language, published_at::text,
    embargoed_until::text, ${ms('embargoed_until')} AS embargoed_until_ms FROM article_revisions ${OF_ARTICLES}`;
const RUNS = `SELECT article_id, run_id, revision_id, engine_version, outcome, is_whole, ${RECORDED},
    cardinality(statement_ids) AS statements, cardinality(accusation_ids) AS accusations, cardinality(denial_ids) AS denials FROM runs ${OF_ARTICLES}`;
const HIDDEN = HIDABLE_KINDS.map((kind) => `
    SELECT f.run_id, o.kind, count(*)::int AS hidden FROM finding_overrides o JOIN ${kind}s f ON f.article_id = o.article_id AND f.key = o.key
    WHERE o.article_id = ANY ($1::uuid[]) AND o.kind = '${kind}' AND o.change = 'hidden' GROUP BY f.run_id, o.kind`).join(' UNION ALL ');
const RETRACTIONS = `SELECT article_id, retraction_id, source, reason, retracted_by, order_key, ${RECORDED} FROM retractions ${OF_ARTICLES}`;
const ENDINGS = `SELECT article_id, retraction_id, NULL AS reason, ${RECORDED} FROM reinstatements ${OF_ARTICLES}
    UNION ALL SELECT article_id, NULL, reason, ${RECORDED} FROM erasures ${OF_ARTICLES}`;

/** Loads all facts of articles that decide what readers see of them, in six statements however many articles there are. */
export async function loadStoredArticles(client: PoolClient, articleIds: readonly string[]): Promise<readonly StoredArticle[]> {
  const articles = new Map(articleIds.map((id) => [id, emptyArticle(id)]));
  // Every row was asked for by the id of one of the articles.
  const of = (row: { readonly article_id: string }): StoredArticle => articles.get(row.article_id) ?? emptyArticle(row.article_id);
  const ask = async <Row extends object>(sql: string): Promise<readonly Row[]> => (await client.query<Row>(sql, [[...articleIds]])).rows;
  for (const row of await ask<RevisionRow>(REVISIONS)) of(row).revisions.push(toRevision(row));
  const hidden = Map.groupBy(await ask<HiddenRow>(HIDDEN), (row) => row.run_id);
  for (const row of await ask<RunRow>(RUNS)) of(row).runs.push(toRun(row, hidden.get(row.run_id) ?? []));
  for (const row of await ask<RetractionRow>(RETRACTIONS)) of(row).retractions.push(toRetraction(row));
  for (const row of await ask<EndingRow>(ENDINGS)) {
    if (row.retraction_id === null) of(row).erasure = { reason: row.reason, recordedAtMs: row.recorded_ms };
    else of(row).reinstatements.push({ retractionId: row.retraction_id, recordedAtMs: row.recorded_ms });
  }
  const activations = await loadActivations(client);
  if (activations.length > 0) for (const article of articles.values()) article.activations = activationsOf(activations, sourceOf(article));
  return [...articles.values()];
}

function toRetraction(row: RetractionRow): StoredRetraction {
  const retraction = { retractionId: row.retraction_id, source: row.source, reason: row.reason, recordedAtMs: row.recorded_ms };
  return row.retracted_by === 'source' ? { ...retraction, by: 'source', orderKey: decodeOrderKey(row.order_key) } : { ...retraction, by: 'operator' };
}

function toRevision(row: RevisionRow): StoredRevision {
  return {
    revisionId: row.revision_id,
    orderKey: decodeOrderKey(row.order_key),
    deliveryId: row.delivery_id,
    eventId: row.event_id,
    recordedAtMs: row.recorded_ms,
    standing: row.standing,
    runId: row.run_id,
    source: row.source,
    language: row.language,
    publishedAt: row.published_at,
    embargoedUntil: row.embargoed_until,
    // Sources may give more digits than history has: rounded up, so that it tells of nothing too early.
    embargoedUntilMs: row.embargoed_until_ms === null ? undefined : Math.ceil(row.embargoed_until_ms),
  };
}

/** A failed run has no manifest, so nothing of it can be missing. */
function toRun(row: RunRow, hidden: readonly HiddenRow[]): StoredRun {
  const hiddenOf = (kind: HidableKind): number => (row.outcome === 'completed' ? hidden.find((each) => each.kind === kind)?.hidden ?? 0 : 0);
  return {
    runId: row.run_id,
    revisionId: row.revision_id,
    engineVersion: row.engine_version,
    outcome: row.outcome,
    isWhole: row.is_whole || row.outcome === 'failed',
    recordedAtMs: row.recorded_ms,
    statementCount: row.statements - hiddenOf('statement'),
    accusationCount: row.accusations - hiddenOf('accusation'),
    denialCount: row.denials - hiddenOf('denial'),
    hiddenCount: HIDABLE_KINDS.reduce((sum, kind) => sum + hiddenOf(kind), 0),
  };
}
