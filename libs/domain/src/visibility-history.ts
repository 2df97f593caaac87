import { compareActivations } from './engine-choice';
import { compareEngineVersions } from './engine-version';
import type { Retraction } from './retractions';
import type { RevisionFact } from './revision-standings';
import { chooseVisibleRun, type ArticleFacts, type ArticleVisibility, type RunFact } from './visible-run';

/** When a fact was recorded: the time of its event. */
export interface Recorded {
  readonly recordedAtMs: number;
}

/** All facts that decide what readers saw of one article and when; lists may come in any order and repeat themselves. */
export interface TimedArticleFacts extends Pick<ArticleFacts, 'activations'> {
  readonly revisions: readonly (RevisionFact & { readonly embargoedUntilMs: number | undefined })[];
  readonly runs: readonly (RunFact & Recorded)[];
  readonly retractions: readonly (Retraction & Recorded)[];
  readonly reinstatements: readonly ({ readonly retractionId: string } & Recorded)[];
  readonly erasedAtMs: number | undefined;
}

/** A stretch of time in which readers saw the same of an article; the last one has no end. */
export interface VisibilityInterval {
  readonly fromMs: number;
  readonly toMs: number | undefined;
  /** `embargoed`: the revision was there, and was withheld until the end of its embargo. */
  readonly state: ArticleVisibility['state'] | 'embargoed';
  readonly revisionId: string | undefined;
  readonly runId: string | undefined;
}

/**
 * What readers saw of an article over time: at each moment what `chooseVisibleRun` says of the facts up to then. Times are
 * those of events, so that a record read again tells the same history. It begins with the first revision or retraction; of an
 * erased article nothing is left but that.
 */
export function visibilityHistory(facts: TimedArticleFacts): readonly VisibilityInterval[] {
  if (facts.erasedAtMs !== undefined) return [{ fromMs: facts.erasedAtMs, toMs: undefined, state: 'erased', revisionId: undefined, runId: undefined }];
  const factsAt = factsOverTime(facts);
  const embargoes = new Map(facts.revisions.map(({ revisionId, embargoedUntilMs }) => [revisionId, embargoedUntilMs ?? -Infinity]));
  const intervals: VisibilityInterval[] = [];
  for (const fromMs of momentsOf(facts)) {
    const seen = toSeen(chooseVisibleRun(factsAt(fromMs)), (revisionId) => fromMs < (embargoes.get(revisionId) ?? -Infinity));
    const last = intervals.at(-1);
    if (last !== undefined && isSame(last, seen)) continue;
    if (last !== undefined) intervals[intervals.length - 1] = { ...last, toMs: fromMs };
    intervals.push({ fromMs, toMs: undefined, ...seen });
  }
  return intervals.filter(({ state }) => state !== 'unheard');
}

type Seen = Pick<VisibilityInterval, 'state' | 'revisionId' | 'runId'>;

function toSeen(visibility: ArticleVisibility, isEmbargoed: (revisionId: string) => boolean): Seen {
  const revisionId = 'revisionId' in visibility ? visibility.revisionId : undefined;
  const runId = 'runId' in visibility ? visibility.runId : undefined;
  return { state: revisionId !== undefined && isEmbargoed(revisionId) ? 'embargoed' : visibility.state, revisionId, runId };
}

function isSame(a: Seen, b: Seen): boolean {
  return a.state === b.state && a.revisionId === b.revisionId && a.runId === b.runId;
}

/** The moments at which anything could change, in order. */
function momentsOf({ revisions, runs, retractions, reinstatements, activations }: TimedArticleFacts): readonly number[] {
  const recorded = [...revisions, ...runs, ...retractions, ...reinstatements].map(({ recordedAtMs }) => recordedAtMs);
  const embargoEnds = revisions.flatMap(({ recordedAtMs, embargoedUntilMs = -Infinity }) => (embargoedUntilMs > recordedAtMs ? [embargoedUntilMs] : []));
  return [...new Set([...recorded, ...embargoEnds, ...activations.map(({ activatedAtMs }) => activatedAtMs)])].sort((a, b) => a - b);
}

/**
 * The facts up to a moment. A run has the time of its revision, whenever the engine came to it: of the time before the first
 * activation only versions up to the one activated then are taken into account, for greater ones came later.
 */
function factsOverTime(facts: TimedArticleFacts): (atMs: number) => ArticleFacts {
  const first = facts.activations.toSorted(compareActivations)[0];
  return (atMs) => {
    const isRecorded = ({ recordedAtMs }: Recorded): boolean => recordedAtMs <= atMs;
    const isBeforeFirst = first !== undefined && atMs < first.activatedAtMs;
    return {
      revisions: facts.revisions.filter(isRecorded),
      runs: facts.runs.filter((run) => isRecorded(run) && !(isBeforeFirst && compareEngineVersions(run.engineVersion, first.engineVersion) > 0)),
      retractions: facts.retractions.filter(isRecorded),
      reinstatedRetractionIds: new Set(facts.reinstatements.filter(isRecorded).map(({ retractionId }) => retractionId)),
      activations: facts.activations.filter(({ activatedAtMs }) => activatedAtMs <= atMs),
      isErased: false,
    };
  };
}
