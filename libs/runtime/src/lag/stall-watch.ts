import type { TopicPartition } from '@on-record/domain';

/** Where a partition's position and its end are at some moment. */
export interface PartitionPosition extends TopicPartition {
  readonly nextOffset: bigint;
  readonly endOffset: bigint;
}

/** A position as a stall watch sees it. */
export interface WatchedPosition extends PartitionPosition {
  /** Where reading would go on after a restart; `nextOffset` lies behind it where its reader knows that nothing lies between. */
  readonly storedOffset: bigint;
}

/** What is seen at a look. */
export interface StallLook {
  /** All partitions that somebody should be reading. */
  readonly positions: readonly WatchedPosition[];
  /** The partitions that this process answers for, as `nameOf` names them. */
  readonly ours: ReadonlySet<string>;
  readonly nowMs: number;
}

/** For how long the position of each waiting partition has stood still while it was ours to move, by topic and partition. */
export type Standstills = ReadonlyMap<string, number>;

interface Standstill {
  readonly storedOffset: bigint;
  readonly reachedOffset: bigint;
  /** When it was first ours in this standstill; none while it never was. */
  readonly sinceMs: number | undefined;
}

/**
 * Tells how long partitions have stood still: events wait, and the position has not moved. It counts from the moment when
 * it first saw both in a partition of this process: so a partition at rest that just got an event does not count as
 * standing still, and who takes over what somebody else left standing has the whole time to move it.
 *
 * A standstill ends when the position moves or nothing waits any more, and by nothing else: in a group that rebalances
 * again and again, partitions go and come back while nobody gets anything done.
 */
export class StallWatch {
  private waiting: ReadonlyMap<string, Standstill> = new Map();

  /** Takes a new look; gives the milliseconds for those of our partitions with events waiting. */
  observe({ positions, ours, nowMs }: StallLook): Standstills {
    const behind = positions.filter(({ nextOffset, endOffset }) => nextOffset < endOffset);
    this.waiting = new Map(behind.map((position) => {
      const name = nameOf(position);
      return [name, standstillAt(position, this.waiting.get(name), ours.has(name) ? nowMs : undefined)];
    }));
    return new Map([...this.waiting].flatMap(([name, { sinceMs }]) => (sinceMs === undefined || !ours.has(name) ? [] : [[name, nowMs - sinceMs] as const])));
  }
}

function standstillAt({ storedOffset, nextOffset }: WatchedPosition, before: Standstill | undefined, oursAtMs: number | undefined): Standstill {
  // What is reached without records in between is known to its reader only: when it goes to another, it falls back to what is stored.
  if (before?.storedOffset !== storedOffset || nextOffset > before.reachedOffset) return { storedOffset, reachedOffset: nextOffset, sinceMs: oursAtMs };
  return { ...before, sinceMs: before.sinceMs ?? oursAtMs };
}

/** A name of a partition for maps. */
export function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic} ${partition}`;
}
