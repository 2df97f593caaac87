import type { ErrorCode } from '../errors';

/** A record to be appended to the log; topic names are full names. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  /** Unique for each event: `<subject>/<event id>`. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` is a tombstone: compaction then erases what stood under the key. */
  readonly value: Uint8Array | null;
}

/** A record as the log holds it. Offsets grow within a partition and may have gaps. */
export interface StoredRecord extends LogRecord {
  readonly offset: bigint;
  /** When the log took it, in milliseconds since the epoch; for lag in seconds only, never for rows. */
  readonly appendedAtMs: number;
}

/** A partition of a topic. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** Where a record stands in the log. */
export interface LogPlace extends TopicPartition {
  readonly offset: bigint;
}

/** Records of one partition in order, as fetched in one piece. There may be none: then only the position moves on. */
export interface RecordBatch extends TopicPartition {
  /**
   * The offset that was asked for: the batch follows a checkpoint only if the checkpoint is just this offset. It equals the
   * start offset, the offset sought, or `nextOffset` of the batch handled before, across gaps too.
   */
  readonly fetchedFrom: bigint;
  /** The offset to read next after this batch; gaps are behind it. */
  readonly nextOffset: bigint;
  /** The offset after the last record that the partition held at the fetch. */
  readonly endOffset: bigint;
  readonly records: readonly StoredRecord[];
}

/** A stretch of a partition: from an offset on, before another. */
export interface LogStretch extends TopicPartition {
  readonly from: bigint;
  readonly until: bigint;
}

/** Records of a stretch that follow each other; gaps are before `nextOffset`, which is at most the end of the stretch. */
export interface LogPiece extends TopicPartition {
  readonly nextOffset: bigint;
  readonly records: readonly StoredRecord[];
}

/** What the loop tells a handler about a batch while it is being handled. */
export interface BatchContext {
  /** False as soon as the partition may belong to somebody else: then nothing more may be written. */
  isAssigned(): boolean;
  /** Tells the log that this consumer is alive; to be called during long work. Throws LOG_ASSIGNMENT_LOST. */
  heartbeat(): Promise<void>;
}

/** What a handler made of a batch. */
export type BatchOutcome =
  /** Durably handled: read on behind it. */
  | { readonly kind: 'handled' }
  /** It does not follow what was durably handled: read on from there. */
  | { readonly kind: 'seek'; readonly offset: bigint };

/** A record that a consumer gives up, why, and how often it was tried; moments in milliseconds since the epoch. */
export interface Poison {
  readonly record: StoredRecord;
  readonly code: ErrorCode;
  /** One sentence for an operator. */
  readonly reason: string;
  readonly attempts: number;
  readonly firstFailedAtMs: number;
  readonly lastFailedAtMs: number;
}

/** Keeps records that a consumer gives up; resolves when they are durable, and fails with LOG_UNAVAILABLE (retriable). */
export type SetAside = (poison: readonly Poison[]) => Promise<void>;

/** What is done with the records of a group of topics. */
export interface BatchHandler {
  /**
   * Where to read on in a partition just assigned; `undefined` leaves it to the group's committed offset, and to the
   * beginning where there is none; 0 is the beginning whatever it is. An offset that the partition does not hold (or end
   * at) ends the consumer with LOG_SHORTER_THAN_CHECKPOINT. Throwing a retriable error delays the start.
   */
  startOffset(partition: TopicPartition): Promise<bigint | undefined>;
  /**
   * Handles one batch; batches of one partition come one after the other. A thrown error with `retriable` makes the batch
   * come again from the same offset after a back-off (more records may have come behind it), while other partitions go on.
   * Any other error of the closed list says that somebody must act, and stops the consumer. Any error besides is
   * unexpected, and may be a record's fault: the batch is tried again, then handed over in ever smaller parts, until the
   * record is found that fails alone; where the subscription sets aside, that is done with it, and an empty batch takes
   * the handler over its place.
   */
  handle(batch: RecordBatch, context: BatchContext): Promise<BatchOutcome>;
}

/** Is told of a consumer's work as it goes on, for metrics. What it does must be short and must not throw. */
export interface ConsumerObserver {
  /** A batch was durably handled and counts. */
  batchHandled(batch: RecordBatch, seconds: number): void;
  /** Trouble is waited out: what was tried for the partition is tried again. */
  backedOff(partition: TopicPartition, error: unknown): void;
}

/** What a consumer is to read. */
export interface Subscription {
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly handler: BatchHandler;
  /** The number of partitions handled at the same time; 1 unless given. */
  readonly partitionsAtOnce?: number;
  /** Kept beside each offset that the group commits; it comes back with the offset, and says who committed it. */
  readonly offsetMetadata?: string;
  /** Keeps what fails unexpectedly whenever it is tried; without it an unexpected error stops the consumer. */
  readonly setAside?: SetAside;
  readonly observer?: ConsumerObserver;
  /**
   * What the group's committed offsets are for. `relied-on`, unless given: the next consumer of the group reads on there, so
   * that each is committed before the next batch of its partition begins. `for-display`: the handler keeps its positions
   * itself, as `startOffset` says; the offsets of all assigned partitions are shown within a second or so, from the
   * assignment on, and nothing waits for them.
   */
  readonly groupOffsets?: 'relied-on' | 'for-display';
}

/** The phases of a consumer; `paused` is one that was ended for as long as an operator paused its stage. */
export const consumerPhases = ['starting', 'running', 'backing-off', 'paused', 'stopping', 'stopped', 'failed'] as const;

/** How far the consumer has come in a partition that is assigned to it. */
export interface ConsumerPosition extends TopicPartition {
  /** The offset behind the last batch handled, or where it began. */
  readonly handledTo: bigint;
  /** The offset fetched next: from `handledTo` up to it, the partition holds nothing that a handler may see. */
  readonly fetchedTo: bigint;
}

/** An offset that a group committed. */
export interface CommittedOffset extends TopicPartition {
  readonly offset: bigint;
  /** What its committer kept beside it; none where somebody else's tool set the offset. */
  readonly metadata?: string;
}

/** Where a running consumer stands, for health and lag. */
export interface ConsumerState {
  readonly phase: (typeof consumerPhases)[number];
  readonly assigned: readonly TopicPartition[];
  /** The positions in those of the assigned partitions in which it has begun. */
  readonly positions: readonly ConsumerPosition[];
  /** Between two assignments: the partitions that it had before, and may get back. */
  readonly inRebalance?: readonly TopicPartition[];
  /** For how long what is tried again has failed, at the partition that it has failed at for longest; absent where nothing fails. */
  readonly troubledForMs?: number;
  readonly lastError?: string;
}

/** A consumer at work. */
export interface RunningConsumer {
  state(): ConsumerState;
  /** Ends after the batch at hand; resolves when nothing is written any more. */
  stop(): Promise<void>;
  /** Resolves when the consumer has stopped; rejects with the error that ended it. */
  readonly finished: Promise<void>;
}

/** Where the ends of a partition are. */
export interface PartitionOffsets extends TopicPartition {
  readonly first: bigint;
  /** The offset that the next record will get. */
  readonly next: bigint;
}

/** What makes a log this log and no other. */
export interface LogIdentity {
  readonly clusterId: string;
  /** Topic ids by full name; a topic created anew under the same name has another. */
  readonly topicIds: Readonly<Record<string, string>>;
}

/**
 * The event log: the truth. Appends are acknowledged by all in-sync replicas and may be repeated (ids make it safe);
 * order holds within a partition.
 */
export interface EventLog {
  /**
   * Appends records in the order given within each partition, and resolves when all are acknowledged.
   * Fails with LOG_UNAVAILABLE (retriable; some may have been appended), LOG_REFUSED_RECORD, or EVENT_TOO_LARGE (nothing was).
   */
  append(records: readonly LogRecord[], options?: { readonly deadlineMs?: number }): Promise<void>;
  /**
   * Starts a consumer; resolves when it has begun to run, however long the log is away. Fails with LOG_TOPIC_MISMATCH if a
   * topic does not exist.
   */
  consume(subscription: Subscription): Promise<RunningConsumer>;
  /** Reads a part of a partition without a group: from an offset until the end as it was at the call. */
  read(partition: TopicPartition, from: bigint): AsyncIterable<StoredRecord>;
  /**
   * Reads stretches of many partitions side by side without a group, and hands over what they hold piece by piece: one piece after
   * the other, those of a partition in order. A stretch that ends beyond its partition is read to the end of that as it was at the
   * call. Ends early when the signal fires; fails with what `take` fails with.
   */
  readStretches(stretches: readonly LogStretch[], take: (piece: LogPiece) => Promise<void>, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /**
   * The records at single places, in the order asked for; nothing where a place is empty: folded by compaction, cut off, past the
   * end, or in a partition that does not exist. All are held in memory at once, so that many are asked for in portions.
   */
  readAt(places: readonly LogPlace[]): Promise<readonly (StoredRecord | undefined)[]>;
  /** The ends of all partitions of the topics. */
  offsets(topics: readonly string[]): Promise<readonly PartitionOffsets[]>;
  /** The offsets that a group committed, for display and lag. */
  committedOffsets(groupId: string, topics: readonly string[]): Promise<readonly CommittedOffset[]>;
  identity(topics: readonly string[]): Promise<LogIdentity>;
  close(): Promise<void>;
}
