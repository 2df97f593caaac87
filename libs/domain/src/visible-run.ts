import { engineChoiceOf, type Activation, type EngineChoice } from './engine-choice';
import { compareText } from './order-key';
import { activeRetractions } from './retractions';
import { compareReadings, placeRevisions, type PlacedRevision, type RevisionFact, type RevisionFacts } from './revision-standings';

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
export interface ArticleFacts extends RevisionFacts {
  readonly runs: readonly RunFact[];
  /** Those that cover the article. */
  readonly activations: readonly Activation[];
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
 * Chooses the run of an article that readers see: revision received, neither retracted nor superseded, run whole, its engine
 * version counting; the greatest order key wins, then the preferred engine version. Until the run of a later reading of a
 * delivery is whole, an earlier reading of it stands in. A pure function of the set of facts: neither order nor repetition matters.
 */
export function chooseVisibleRun(facts: ArticleFacts): ArticleVisibility {
  if (facts.isErased) return { state: 'erased' };
  const newestFirst = candidatesOf(placeRevisions(facts));
  const newest = newestFirst[0];
  if (newest === undefined) return { state: activeRetractions(facts.retractions, facts.reinstatedRetractionIds).length > 0 ? 'retracted' : 'unheard' };
  const runs = countedRuns(facts.runs, engineChoiceOf(facts.activations));
  return visibleAmong(newestFirst, runs) ?? { state: runs.hasFailed(newest.revisionId) ? 'failed' : 'pending', revisionId: newest.revisionId };
}

/** The run of each revision whose findings are those of the revision, shown or not: whole, and of the preferred version that counts. */
export function chooseRunsOfRevisions({ runs, activations }: Pick<ArticleFacts, 'runs' | 'activations'>): ReadonlyMap<string, string> {
  return countedRuns(runs, engineChoiceOf(activations)).chosen;
}

/** The revisions that may be shown, newest first; behind each the earlier readings of its delivery, latest first. */
function candidatesOf(placed: readonly PlacedRevision[]): readonly RevisionFact[] {
  const superseded = Map.groupBy(placed.filter(({ standing }) => standing === 'superseded'), ({ supersededBy }) => supersededBy);
  const standing = placed.filter((each) => each.standing === 'standing').toReversed();
  return standing.flatMap(({ revision }) => {
    const earlier = superseded.get(revision.revisionId)?.map((each) => each.revision) ?? [];
    return [revision, ...earlier.toSorted((a, b) => compareReadings(b, a))];
  });
}

interface CountedRuns {
  readonly chosen: ReadonlyMap<string, string>;
  hasFailed(revisionId: string): boolean;
}

function countedRuns(runs: readonly RunFact[], choice: EngineChoice): CountedRuns {
  const best = new Map<string, RunFact>();
  const failed = new Set<string>();
  for (const run of runs) {
    if (!choice.counts(run.engineVersion)) continue;
    if (run.outcome === 'failed') failed.add(run.revisionId);
    else if (run.isWhole) {
      const other = best.get(run.revisionId);
      const isPreferred = other === undefined || (choice.compare(run.engineVersion, other.engineVersion) || compareText(run.runId, other.runId)) > 0;
      if (isPreferred) best.set(run.revisionId, run);
    }
  }
  return { chosen: new Map([...best].map(([revisionId, { runId }]) => [revisionId, runId])), hasFailed: (revisionId) => failed.has(revisionId) };
}

function visibleAmong(newestFirst: readonly RevisionFact[], runs: CountedRuns): ArticleVisibility | undefined {
  let hasNewerFailure = false;
  for (const { revisionId } of newestFirst) {
    const runId = runs.chosen.get(revisionId);
    if (runId !== undefined) return { state: hasNewerFailure ? 'stale' : 'visible', revisionId, runId };
    hasNewerFailure ||= runs.hasFailed(revisionId);
  }
  return undefined;
}
