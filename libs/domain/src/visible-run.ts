import { compareEngineVersions } from './engine-version';
import { compareOrderKeys, compareText, type OrderKey } from './order-key';
import { activeRetractions, coversRevision, type Retraction } from './retractions';

/** A revision of an article that was received. */
export interface RevisionFact {
  readonly revisionId: string;
  readonly orderKey: OrderKey;
}

/** A run of an engine version over a revision that came to its end. */
export interface RunFact {
  readonly runId: string;
  readonly revisionId: string;
  readonly engineVersion: string;
  readonly outcome: 'completed' | 'failed';
  /** Says whether every finding that the run's manifest names is there; true for a failed run. */
  readonly isWhole: boolean;
}

/** All facts that decide what readers see of one article; lists may come in any order and repeat themselves. */
export interface ArticleFacts {
  readonly revisions: readonly RevisionFact[];
  readonly runs: readonly RunFact[];
  readonly retractions: readonly Retraction[];
  readonly reinstatedRetractionIds: ReadonlySet<string>;
  readonly isErased: boolean;
}

/**
 * What readers see of an article:
 * - `visible`: the findings of one run; `stale`: of an older revision, because the engine failed at a newer one;
 * - `pending`: a revision is there, its run is not whole yet; `failed`: the engine failed and nothing older is left;
 * - `retracted`, `erased`: withheld; `unheard`: nothing but loose findings has arrived so far.
 */
export type ArticleVisibility =
  | { readonly state: 'visible' | 'stale'; readonly revisionId: string; readonly runId: string }
  | { readonly state: 'pending' | 'failed'; readonly revisionId: string }
  | { readonly state: 'retracted' | 'erased' | 'unheard' };

/**
 * Chooses the run of an article that readers see: revision received, run whole, not retracted; the greatest
 * (order key, engine version) wins. A pure function of the set of facts: neither order nor repetition matters.
 */
export function chooseVisibleRun(facts: ArticleFacts): ArticleVisibility {
  if (facts.isErased) return { state: 'erased' };
  const retractions = activeRetractions(facts.retractions, facts.reinstatedRetractionIds);
  const standing = facts.revisions.filter((revision) => !retractions.some((each) => coversRevision(each, revision.orderKey)));
  const newestFirst = foldEqualRevisions(standing).toReversed();
  const newest = newestFirst[0];
  if (newest === undefined) return { state: retractions.length > 0 ? 'retracted' : 'unheard' };
  return visibleAmong(newestFirst, facts.runs) ?? { state: hasFailed(newest, facts.runs) ? 'failed' : 'pending', revisionId: newest.revisionId };
}

/**
 * The revisions in order, without those that are equal in content to their predecessor in order.
 * The order key ends in the content hash, so equal hashes mean equal content.
 */
export function foldEqualRevisions<R extends RevisionFact>(revisions: readonly R[]): readonly R[] {
  const ordered = revisions.toSorted((a, b) => compareOrderKeys(a.orderKey, b.orderKey));
  return ordered.filter((revision, place) => ordered[place - 1]?.orderKey.contentHash !== revision.orderKey.contentHash);
}

function visibleAmong(newestFirst: readonly RevisionFact[], runs: readonly RunFact[]): ArticleVisibility | undefined {
  let hasNewerFailure = false;
  for (const revision of newestFirst) {
    const run = greatestWholeRun(revision, runs);
    if (run) return { state: hasNewerFailure ? 'stale' : 'visible', revisionId: revision.revisionId, runId: run.runId };
    hasNewerFailure ||= hasFailed(revision, runs);
  }
  return undefined;
}

function greatestWholeRun(revision: RevisionFact, runs: readonly RunFact[]): RunFact | undefined {
  return runs
    .filter((run) => run.revisionId === revision.revisionId && run.outcome === 'completed' && run.isWhole)
    .toSorted((a, b) => compareEngineVersions(a.engineVersion, b.engineVersion) || compareText(a.runId, b.runId))
    .at(-1);
}

function hasFailed(revision: RevisionFact, runs: readonly RunFact[]): boolean {
  return runs.some((run) => run.revisionId === revision.revisionId && run.outcome === 'failed');
}
