import { deterministicId } from './uuid';
import { encodeOrderKey, type OrderKey } from './order-key';
import type { Span } from './spans';

/** The id of an article: what its source calls by one guid. */
export function articleIdOf(source: string, guid: string): string {
  return deterministicId('article', [source, guid]);
}

/** The id of a delivery: the same bytes of the same type from the same source are one delivery. */
export function deliveryIdOf(source: string, contentType: string, bodySha256: string): string {
  return deterministicId('delivery', [source, contentType, bodySha256]);
}

/** The id of a revision: one state of an article. The order key ends in the content hash. */
export function revisionIdOf(articleId: string, orderKey: OrderKey): string {
  return deterministicId('revision', [articleId, encodeOrderKey(orderKey)]);
}

/** The id of a source's retraction of an article. */
export function sourceRetractionIdOf(articleId: string, orderKey: OrderKey): string {
  return deterministicId('retraction', [articleId, encodeOrderKey(orderKey)]);
}

/** The id of an operator's retraction of an article: one for each act. */
export function operatorRetractionIdOf(articleId: string, actionId: string): string {
  return deterministicId('retraction', [articleId, actionId]);
}

/** The id of a run: one engine version reading one revision. */
export function runIdOf(revisionId: string, engineVersion: string): string {
  return deterministicId('run', [revisionId, engineVersion]);
}

/** The kinds of findings that have an id and a key. */
export type FindingKind = 'statement' | 'accusation' | 'denial';

/** The id of a finding: the run, its kind and the spans that make it. */
export function findingIdOf(runId: string, kind: FindingKind, spans: readonly (Span | undefined)[]): string {
  return deterministicId(kind, [runId, ...spans.map((span) => (span ? `${span.start}-${span.end}` : '-'))]);
}

/** The id of a finding that stands in the same place as others, but is about other parties: `ordinal` of them came before. */
export function siblingFindingIdOf(firstId: string, kind: FindingKind, ordinal: number): string {
  return deterministicId(kind, [firstId, ordinal]);
}

/** The id of the event of some type about some cause, where the cause has an id that other events may share. */
export function eventIdOf(type: string, cause: string): string {
  return deterministicId('event', [type, cause]);
}
