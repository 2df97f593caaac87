import { compareOrderKeys, type OrderKey } from './order-key';

/** A retraction of an article, by its source or by an operator. */
export type Retraction =
  | { readonly retractionId: string; readonly by: 'source'; readonly orderKey: OrderKey }
  | { readonly retractionId: string; readonly by: 'operator' };

/**
 * Says whether a retraction withholds a revision, as long as it is not reinstated.
 *
 * A source's retraction covers every revision that its order key is not below, and every later one but those with a
 * higher explicit version number. A source that retracts without a version number cannot be compared by number: then
 * only a numbered revision that says of itself to be created later escapes. An operator's retraction covers everything.
 */
export function coversRevision(retraction: Retraction, revision: OrderKey): boolean {
  if (retraction.by === 'operator') return true;
  if (compareOrderKeys(revision, retraction.orderKey) <= 0) return true;
  if (revision.version <= retraction.orderKey.version) return true;
  if (retraction.orderKey.version > 0) return false;
  const retractedMs = retraction.orderKey.versionCreatedMs;
  return retractedMs === 0 || revision.versionCreatedMs <= retractedMs;
}

/** The retractions that no reinstatement names. */
export function activeRetractions(retractions: readonly Retraction[], reinstated: ReadonlySet<string>): readonly Retraction[] {
  return retractions.filter((retraction) => !reinstated.has(retraction.retractionId));
}
