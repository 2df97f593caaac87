import { requestedPartitions, requestGroupOf, type Event, type ExtractionScope, type TopicNames, type EventLog } from '@on-record/domain';

/** How far the work on a request is, in records of the topic of articles, in scope or not. */
export interface RequestProgress {
  readonly read: number;
  readonly total: number;
}

/** How far requests are, by the offsets that were committed for them. Fails with LOG_UNAVAILABLE. */
export async function readProgress(
  requests: readonly Event<'ExtractionRequested'>[], { log, topicNames, extractorGroup }: { readonly log: EventLog; readonly topicNames: TopicNames; readonly extractorGroup: string },
): Promise<ReadonlyMap<string, RequestProgress>> {
  const topic = topicNames('articles');
  const first = new Map((await log.offsets([topic])).map((ends) => [ends.partition, ends.first]));
  const progress = await Promise.all(requests.map(async ({ payload }): Promise<readonly [string, RequestProgress]> => {
    const committed = new Map((await log.committedOffsets(requestGroupOf(extractorGroup, payload.requestId), [topic])).map(({ partition, offset }) => [partition, offset]));
    const partitions = requestedPartitions(payload).map(({ partition, upTo }) => {
      const begin = first.get(partition) ?? 0n;
      return { read: length(begin, least(committed.get(partition) ?? 0n, upTo)), total: length(begin, upTo) };
    });
    return [payload.requestId, { read: partitions.reduce((sum, { read }) => sum + read, 0), total: partitions.reduce((sum, { total }) => sum + total, 0) }];
  }));
  return new Map(progress);
}

/** A scope in words. */
export function scopeText(scope: ExtractionScope): string {
  switch (scope.kind) {
    case 'all':
      return 'all articles';
    case 'time':
      return ['received', ...(scope.from === undefined ? [] : [`since ${scope.from}`]), ...(scope.to === undefined ? [] : [`before ${scope.to}`])].join(' ');
    case 'source':
      return `source ${scope.source}`;
    case 'articles':
      return scope.articleIds.length === 1 ? `article ${scope.articleIds.join('')}` : `${scope.articleIds.length} articles by name`;
    default:
      return scope satisfies never;
  }
}

function length(from: bigint, to: bigint): number {
  return to > from ? Number(to - from) : 0;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
