import type { EventLog, TopicPartition } from '@on-record/domain';

/** A log for the contract suite, with what only the test of it can do. */
export interface LogUnderTest {
  readonly log: EventLog;
  /** Makes an empty topic. */
  newTopic(partitions: number): Promise<string>;
  /** Sets a group's committed offset, past whoever uses it. */
  setCommittedOffset(groupId: string, partition: TopicPartition, offset: bigint): Promise<void>;
  /** Makes a gap in the offsets at the end of a partition. */
  appendGap(partition: TopicPartition): Promise<void>;
  /** Deletes the records before an offset. */
  cutBefore(partition: TopicPartition, offset: bigint): Promise<void>;
  close(): Promise<void>;
}
