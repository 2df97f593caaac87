import { compareOrderKeys, compareText, type OrderKey } from './order-key';
import { activeRetractions, coversRevision, type Retraction } from './retractions';

/** A revision of an article that was received. */
export interface RevisionFact {
  readonly revisionId: string;
  readonly orderKey: OrderKey;
  /** The delivery that it was read from; the same bytes read again are the same delivery. */
  readonly deliveryId: string;
  readonly eventId: string;
  readonly recordedAtMs: number;
}

/**
 * Where a revision stands among those of its article:
 * - `standing`: it may be shown; `folded`: equal in content to the one before it, which stands for it;
 * - `superseded`: its delivery was read again, with another content; `retracted`: withheld.
 */
export type RevisionStanding = 'standing' | 'folded' | 'superseded' | 'retracted';

/** The facts that decide where revisions stand; lists may come in any order and repeat themselves. */
export interface RevisionFacts<R extends RevisionFact = RevisionFact> {
  readonly revisions: readonly R[];
  readonly retractions: readonly Retraction[];
  readonly reinstatedRetractionIds: ReadonlySet<string>;
}

/** A revision with what its place says of it. */
export interface PlacedRevision<R extends RevisionFact = RevisionFact> {
  readonly revision: R;
  readonly standing: RevisionStanding;
  /** The later reading of the same delivery, where there is one with another content. */
  readonly supersededBy: string | undefined;
}

/** The revisions of an article in their order, each once, with where it stands. */
export function placeRevisions<R extends RevisionFact>({ revisions, retractions, reinstatedRetractionIds }: RevisionFacts<R>): readonly PlacedRevision<R>[] {
  const ordered = [...new Map(revisions.map((each) => [each.revisionId, each])).values()].sort((a, b) => compareOrderKeys(a.orderKey, b.orderKey));
  const active = activeRetractions(retractions, reinstatedRetractionIds);
  const latest = latestReadings(ordered);
  let before: string | undefined;
  return ordered.map((revision) => {
    const { contentHash } = revision.orderKey;
    const reading = latest.get(revision.deliveryId);
    const supersededBy = reading?.orderKey.contentHash === contentHash ? undefined : reading?.revisionId;
    if (active.some((each) => coversRevision(each, revision.orderKey))) return { revision, standing: 'retracted', supersededBy };
    if (supersededBy !== undefined) return { revision, standing: 'superseded', supersededBy };
    const standing = contentHash === before ? 'folded' : 'standing';
    before = contentHash;
    return { revision, standing, supersededBy };
  });
}

/** Compares two readings by when they were recorded, at equal moments by their events. */
export function compareReadings(a: RevisionFact, b: RevisionFact): number {
  return a.recordedAtMs - b.recordedAtMs || compareText(a.eventId, b.eventId);
}

/** Of each delivery the reading that was recorded last. */
function latestReadings<R extends RevisionFact>(revisions: readonly R[]): ReadonlyMap<string, R> {
  const latest = new Map<string, R>();
  for (const revision of revisions) {
    const other = latest.get(revision.deliveryId);
    if (other === undefined || compareReadings(other, revision) < 0) latest.set(revision.deliveryId, revision);
  }
  return latest;
}
