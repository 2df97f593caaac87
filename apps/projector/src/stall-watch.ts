import type { TopicPartition } from '@on-record/domain';

/** Where a partition's checkpoint and its end are at some moment. */
export interface PartitionPosition extends TopicPartition {
  readonly nextOffset: bigint;
  readonly endOffset: bigint;
}

/**
 * Tells which partitions stall: events wait, and the position has not moved since some time. It counts from the moment
 * when it first saw both, so that a partition at rest that just got an event does not count as stalled.
 */
export class StallWatch {
  private waiting: ReadonlyMap<string, { readonly at: bigint; readonly sinceMs: number }> = new Map();

  constructor(private readonly stallMs: number) {}

  /** Takes a new look at all partitions that somebody should be reading; gives those that stall. */
  observe(positions: readonly PartitionPosition[], nowMs: number): readonly PartitionPosition[] {
    const before = this.waiting;
    const behind = positions.filter(({ nextOffset, endOffset }) => nextOffset < endOffset);
    this.waiting = new Map(behind.map((position) => {
      const seen = before.get(keyOf(position));
      return [keyOf(position), seen?.at === position.nextOffset ? seen : { at: position.nextOffset, sinceMs: nowMs }];
    }));
    return behind.filter((position) => nowMs - (this.waiting.get(keyOf(position))?.sinceMs ?? nowMs) >= this.stallMs);
  }
}

function keyOf({ topic, partition }: TopicPartition): string {
  return `${topic} ${partition}`;
}
