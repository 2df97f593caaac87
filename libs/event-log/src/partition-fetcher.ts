import { OnRecordError, type StoredRecord, type TopicPartition } from '@on-record/domain';

/** Records of one partition as an adapter fetched them, before the loop has checked that they follow. */
export interface FetchedBatch extends TopicPartition {
  /** The offset that the fetch asked for. */
  readonly fetchedOffset: bigint;
  readonly nextOffset: bigint;
  readonly endOffset: bigint;
  /** May be empty when all that was fetched is hidden from handlers. */
  readonly records: readonly StoredRecord[];
}

/** The offsets that a partition holds: from `first`, before `next`. */
export interface OffsetRange {
  readonly first: bigint;
  readonly next: bigint;
}

/** What the consumer loop needs of a log. Errors that it throws are OnRecordErrors; retriable ones are waited out. */
export interface PartitionFetcher {
  /** Fetches nothing of the partition until `fetchFrom`. Takes effect at once. */
  pause(partition: TopicPartition): void;
  /** Fetches the partition from this offset and delivers what comes. */
  fetchFrom(partition: TopicPartition, offset: bigint): void;
  range(partition: TopicPartition): Promise<OffsetRange>;
  /** The offset that the group committed, if any. */
  committed(partition: TopicPartition): Promise<bigint | undefined>;
  /** Tells the group that this member lives; does not fail, for `isMember` tells. */
  heartbeat(): Promise<void>;
  /** False when the group may have given this member up. */
  isMember(): boolean;
}

/** A name of a partition for maps and messages. */
export function partitionKey({ topic, partition }: TopicPartition): string {
  return `${topic}/${partition}`;
}

/** Fails with LOG_SHORTER_THAN_CHECKPOINT unless a partition can be read from a position; 0 is the beginning, whatever it is. */
export function requireWithin({ topic, partition }: TopicPartition, position: bigint, { first, next }: OffsetRange): void {
  if (position <= next && (position >= first || position === 0n)) return;
  throw new OnRecordError(
    'LOG_SHORTER_THAN_CHECKPOINT',
    `Partition ${partitionKey({ topic, partition })} cannot be read from offset ${position}: it holds ${first} to ${next}. Was the topic recreated, or the database restored?`,
    { details: { topic, partition, offset: String(position), first: String(first), next: String(next) } },
  );
}
