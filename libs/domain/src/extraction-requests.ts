import { canonicalJson } from './canonical-json';
import type { Event } from './event';
import type { ExtractionRequested, ExtractionScope } from './events/extraction-requested';
import { eventIdOf } from './ids';
import { makeEvent } from './make-event';
import { partitionOf } from './topics';
import { deterministicId } from './uuid';

/** The fact that an operator asked for an extraction; the same request at the same moment is the same fact. */
export function extractionRequestedEvent(request: Omit<ExtractionRequested, 'requestId'>, causationId: string): Event<'ExtractionRequested'> {
  const requestId = deterministicId('extraction-request', [canonicalJson(request)]);
  const context = { id: requestId, subject: requestId, time: request.requestedAt, correlationId: causationId, causationId };
  return makeEvent('ExtractionRequested', context, { requestId, ...request });
}

/** The fact that all of a request has been read. It has the request's own time: whoever says it says the same. */
export function extractionRequestFulfilledEvent({ payload, id, time, correlationid }: Event<'ExtractionRequested'>): Event<'ExtractionRequestFulfilled'> {
  const { requestId, engineVersion } = payload;
  const context = { id: eventIdOf('ExtractionRequestFulfilled', requestId), subject: requestId, time, correlationId: correlationid, causationId: id };
  return makeEvent('ExtractionRequestFulfilled', context, { requestId, engineVersion });
}

/** The consumer group in which the extractors of a group work on a request together. */
export function requestGroupOf(extractorGroup: string, requestId: string): string {
  return `${extractorGroup}.request.${requestId}`;
}

/** Says whether an article revision is in the scope of a request; where it stands in the log is not asked. */
export function isInScope(scope: ExtractionScope, { payload, time }: Pick<Event<'ArticleReceived'>, 'payload' | 'time'>): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'time':
      return isWithin(scope, Date.parse(time));
    case 'source':
      return payload.source === scope.source;
    case 'articles':
      return scope.articleIds.includes(payload.articleId);
    default:
      return scope satisfies never;
  }
}

function isWithin({ from, to }: Extract<ExtractionScope, { kind: 'time' }>, atMs: number): boolean {
  return (from === undefined || atMs >= Date.parse(from)) && (to === undefined || atMs < Date.parse(to));
}

/** A partition that has something of a request, perhaps, and the offset at which the request ends in it. */
export interface RequestedPartition {
  readonly partition: number;
  readonly upTo: bigint;
}

/** The partitions that have to be read for a request: articles that it names lie in some of them only. */
export function requestedPartitions({ scope, upTo }: Pick<ExtractionRequested, 'scope' | 'upTo'>): readonly RequestedPartition[] {
  const named = scope.kind === 'articles' ? new Set(scope.articleIds.map((id) => partitionOf(id, upTo.length))) : undefined;
  return upTo.flatMap((offset, partition) => (offset > 0 && (named?.has(partition) ?? true) ? [{ partition, upTo: BigInt(offset) }] : []));
}
