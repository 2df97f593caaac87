import {
  activeRetractions, chooseRunsOfRevisions, chooseVisibleRun, compareText, visibilityHistory, type ArticleVisibility, type PlacedRevision,
  type VisibilityInterval,
} from '@on-record/domain';
import type { ShownRun } from '../pairs/replace-pairs';
import { placedRevisionsOf, sourceOf, type Standing, type StoredArticle, type StoredRevision, type StoredRun } from './stored-article';

/** What the row of an article says. */
export interface ArticleRow {
  readonly articleId: string;
  readonly state: ArticleVisibility['state'];
  readonly source: string | null;
  readonly revisionId: string | null;
  readonly runId: string | null;
  readonly engineVersion: string | null;
  readonly newestRevisionId: string | null;
  readonly language: string | null;
  readonly publishedAt: string | null;
  readonly embargoedUntil: string | null;
  readonly withheldReason: string | null;
  readonly revisionCount: number;
  readonly statementCount: number;
  readonly accusationCount: number;
  readonly denialCount: number;
  readonly hiddenCount: number;
}

/** A revision whose standing or chosen run is no longer what its row says. */
export interface ChangedRevision {
  readonly articleId: string;
  readonly revisionId: string;
  readonly standing: Standing;
  readonly runId: string | null;
}

/** All that follows from the facts of an article. */
export interface ArticleDecision {
  readonly row: ArticleRow;
  readonly changedRevisions: readonly ChangedRevision[];
  readonly shown: ShownRun | undefined;
  readonly history: readonly VisibilityInterval[];
}

/** Decides what readers see of an article, and saw before: a pure function of the set of its facts. */
export function decideArticle(article: StoredArticle): ArticleDecision {
  const { articleId, revisions, runs } = article;
  const visibility = chooseVisibleRun({ ...article, reinstatedRetractionIds: reinstated(article), isErased: article.erasure !== undefined });
  const placed = placedRevisionsOf(article);
  const revisionId = 'revisionId' in visibility ? visibility.revisionId : undefined;
  const runId = 'runId' in visibility ? visibility.runId : undefined;
  const newest = placed.findLast(({ standing }) => standing !== 'superseded')?.revision;
  const described = revisions.find((each) => each.revisionId === revisionId) ?? newest;
  const run = runs.find((each) => each.runId === runId && each.outcome === 'completed');
  const row: ArticleRow = {
    articleId,
    state: visibility.state,
    source: sourceOf(article),
    revisionId: revisionId ?? null,
    newestRevisionId: newest?.revisionId ?? null,
    language: described?.language ?? null,
    publishedAt: described?.publishedAt ?? null,
    embargoedUntil: described?.embargoedUntil ?? null,
    withheldReason: withheldReason(article, visibility),
    revisionCount: revisions.length,
    ...runColumns(run),
  };
  return {
    row,
    changedRevisions: changesOf(article, placed),
    shown: runId === undefined ? undefined : { articleId, runId },
    history: visibilityHistory({ ...article, erasedAtMs: article.erasure?.recordedAtMs }),
  };
}

function runColumns(run: StoredRun | undefined) {
  return {
    runId: run?.runId ?? null,
    engineVersion: run?.engineVersion ?? null,
    statementCount: run?.statementCount ?? 0,
    accusationCount: run?.accusationCount ?? 0,
    denialCount: run?.denialCount ?? 0,
    hiddenCount: run?.hiddenCount ?? 0,
  };
}

/** A source's own words about its retraction may tell what was retracted; an operator's reason is for readers. */
function withheldReason(article: StoredArticle, { state }: ArticleVisibility): string | null {
  if (state === 'erased') return article.erasure?.reason ?? null;
  if (state !== 'retracted') return null;
  const active = activeRetractions(article.retractions, reinstated(article));
  const byOperator = article.retractions.filter((each) => each.by === 'operator' && active.includes(each));
  return byOperator.toSorted((a, b) => compareText(a.retractionId, b.retractionId))[0]?.reason ?? null;
}

function reinstated({ reinstatements }: StoredArticle): ReadonlySet<string> {
  return new Set(reinstatements.map(({ retractionId }) => retractionId));
}

function changesOf(article: StoredArticle, placed: readonly PlacedRevision<StoredRevision>[]): readonly ChangedRevision[] {
  const { articleId, erasure } = article;
  const chosen = erasure === undefined ? chooseRunsOfRevisions(article) : new Map<string, string>();
  return placed.flatMap(({ revision, standing: place }) => {
    const standing = erasure === undefined ? place : 'erased';
    const runId = chosen.get(revision.revisionId) ?? null;
    return standing === revision.standing && runId === revision.runId ? [] : [{ articleId, revisionId: revision.revisionId, standing, runId }];
  });
}
