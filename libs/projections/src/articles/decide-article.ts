import {
  activeRetractions, chooseVisibleRun, compareOrderKeys, compareText, coversRevision, foldEqualRevisions, type ArticleVisibility,
  type Retraction,
} from '@on-record/domain';
import type { ShownRun } from '../pairs/replace-pairs';
import type { Standing, StoredArticle, StoredRevision, StoredRun } from './stored-article';

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
}

/** A revision whose standing is no longer what its row says. */
export interface ChangedStanding {
  readonly articleId: string;
  readonly revisionId: string;
  readonly standing: Standing;
}

/** All that follows from the facts of an article. */
export interface ArticleDecision {
  readonly row: ArticleRow;
  readonly changedStandings: readonly ChangedStanding[];
  readonly shown: ShownRun | undefined;
}

/** Decides what readers see of an article: a pure function of the set of its facts. */
export function decideArticle(article: StoredArticle): ArticleDecision {
  const { articleId, revisions, runs } = article;
  const visibility = chooseVisibleRun({ ...article, isErased: article.erasedBecause !== undefined });
  const retractions = activeRetractions(article.retractions, article.reinstatedRetractionIds);
  const revisionId = 'revisionId' in visibility ? visibility.revisionId : undefined;
  const runId = 'runId' in visibility ? visibility.runId : undefined;
  const newest = revisions.toSorted((a, b) => compareOrderKeys(a.orderKey, b.orderKey)).at(-1);
  const described = revisions.find((each) => each.revisionId === revisionId) ?? newest;
  const run = runs.find((each) => each.runId === runId && each.outcome === 'completed');
  const row: ArticleRow = {
    articleId,
    state: visibility.state,
    source: newest?.source ?? article.retractions.map(({ source }) => source).toSorted(compareText)[0] ?? null,
    revisionId: revisionId ?? null,
    newestRevisionId: newest?.revisionId ?? null,
    language: described?.language ?? null,
    publishedAt: described?.publishedAt ?? null,
    embargoedUntil: described?.embargoedUntil ?? null,
    withheldReason: withheldReason(article, visibility),
    revisionCount: revisions.length,
    ...runColumns(run),
  };
  const changedStandings = changesOf(article, standingsOf(article, retractions));
  return { row, changedStandings, shown: runId === undefined ? undefined : { articleId, runId } };
}

function runColumns(run: StoredRun | undefined) {
  return {
    runId: run?.runId ?? null,
    engineVersion: run?.engineVersion ?? null,
    statementCount: run?.statementCount ?? 0,
    accusationCount: run?.accusationCount ?? 0,
    denialCount: run?.denialCount ?? 0,
  };
}

/** A source's own words about its retraction may tell what was retracted; an operator's reason is for readers. */
function withheldReason(article: StoredArticle, { state }: ArticleVisibility): string | null {
  if (state === 'erased') return article.erasedBecause ?? null;
  if (state !== 'retracted') return null;
  const active = activeRetractions(article.retractions, article.reinstatedRetractionIds);
  const byOperator = article.retractions.filter((each) => each.by === 'operator' && active.includes(each));
  return byOperator.toSorted((a, b) => compareText(a.retractionId, b.retractionId))[0]?.reason ?? null;
}

function standingsOf(article: StoredArticle, retractions: readonly Retraction[]): (revision: StoredRevision) => Standing {
  if (article.erasedBecause !== undefined) return () => 'erased';
  const isRetracted = (revision: StoredRevision): boolean => retractions.some((each) => coversRevision(each, revision.orderKey));
  const kept = new Set(foldEqualRevisions(article.revisions.filter((each) => !isRetracted(each))).map(({ revisionId }) => revisionId));
  return (revision) => (isRetracted(revision) ? 'retracted' : kept.has(revision.revisionId) ? 'standing' : 'folded');
}

function changesOf({ articleId, revisions }: StoredArticle, standingOf: (revision: StoredRevision) => Standing): readonly ChangedStanding[] {
  return revisions
    .map((revision) => ({ articleId, revisionId: revision.revisionId, standing: standingOf(revision), before: revision.standing }))
    .filter(({ standing, before }) => standing !== before)
    .map(({ before: _before, ...change }) => change);
}
