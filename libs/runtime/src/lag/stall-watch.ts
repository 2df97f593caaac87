import type { TopicPartition } from '@on-record/domain';

/** Where a partition's position and its end are at some moment. */
export interface PartitionPosition extends TopicPartition {
  readonly nextOffset: bigint;
  readonly endOffset: bigint;
}

/** For how long the position of each waiting partition has stood still, by topic and partition. */
export type Standstills = ReadonlyMap<string, number>;

/**
 * Tells how long partitions have stood still: events wait, and the position has not moved. It counts from the moment when
 * it first saw both, so that a partition at rest that just got an event does not count as standing still.
 */
export class StallWatch {
  private waiting: ReadonlyMap<string, { readonly at: bigint; readonly sinceMs: number }> = new Map();

  /** Takes a new look at all partitions that somebody should be reading; gives the milliseconds for those with events waiting. */
  observe(positions: readonly PartitionPosition[], nowMs: number): Standstills {
    const before = this.waiting;
    const behind = positions.filter(({ nextOffset, endOffset }) => nextOffset < endOffset);
    this.waiting = new Map(behind.map((position) => {
      const seen = before.get(nameOf(position));
      return [nameOf(position), seen?.at === position.nextOffset ? seen : { at: position.nextOffset, sinceMs: nowMs }];
    }));
    return new Map([...this.waiting].map(([name, { sinceMs }]) => [name, nowMs - sinceMs]));
  }
}

/** A name of a partition for maps. */
export function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic} ${partition}`;
}
