import {
  MAX_RECORD_BYTES, OnRecordError, topicRoles, topicSettings,
  type CommittedOffset, type EventLog, type LogIdentity, type LogPiece, type LogPlace, type LogRecord, type LogStretch, type PartitionOffsets, type RunningConsumer, type StoredRecord, type Subscription, type TopicNames, type TopicPartition,
} from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { BackOff } from './back-off';
import { MemoryMember } from './memory-member';
import { MemoryPartition } from './memory-partition';
import { missingPartition } from './missing-partition';
import { partitionKey, requireWithin } from './partition-fetcher';
import { withinPartitions } from './read-stretches';

/** What a log in memory is to be like. */
export interface MemoryLogOptions {
  /** Gives the topics of these names their numbers of partitions. */
  readonly topicNames?: TopicNames;
  /** The number of partitions of all other topics; 12 unless given. Topics come into being when first used. */
  readonly partitions?: number;
  /** The most records of a batch; 100 unless given. */
  readonly batchRecords?: number;
  readonly backOff?: BackOff;
  /** The clock of `appendedAtMs`. */
  readonly now?: () => number;
}

/** The event log in memory, with what a test needs to make trouble. */
export interface MemoryLog extends EventLog {
  /** Makes a topic of so many partitions, and gives its name back. */
  createTopic(topic: string, partitions: number): string;
  /** All records of a topic, or of one of its partitions, as they stand. */
  records(topic: string, partition?: number): readonly StoredRecord[];
  /** The group's members lose their partitions and get them anew, the first member last. */
  forceRebalance(groupId: string): void;
  /** The next append is taken, but its acknowledgement is lost: it fails with LOG_UNAVAILABLE. */
  dropAcknowledgement(): void;
  /** While false, appends fail with LOG_UNAVAILABLE. */
  setAvailable(isAvailable: boolean): void;
  /** Takes records out, as compaction does: a gap in the offsets. */
  removeRecords(partition: TopicPartition, which: (record: StoredRecord) => boolean): void;
  /** Cuts off what stands before an offset. */
  cutBefore(partition: TopicPartition, offset: bigint): void;
  /** Sets a group's committed offset, as somebody with the broker's tools can. */
  setCommittedOffset(groupId: string, partition: TopicPartition, offset: bigint): void;
  /** Makes a topic anew under its name: empty, with another id. */
  recreateTopic(topic: string): void;
}

/** An event log in memory that keeps the same contract as the one on Kafka (one suite proves both). It never fails by itself. */
export function createMemoryLog(options: MemoryLogOptions = {}): MemoryLog {
  return new InMemoryLog(options);
}

interface Topic {
  readonly id: string;
  readonly partitions: readonly MemoryPartition[];
}

interface Group {
  readonly members: MemoryMember[];
  readonly committed: Map<string, Omit<CommittedOffset, keyof TopicPartition>>;
}

class InMemoryLog implements MemoryLog {
  private readonly clusterId = randomUUID();
  private readonly topics = new Map<string, Topic>();
  private readonly groups = new Map<string, Group>();
  private readonly partitionCounts: ReadonlyMap<string, number>;
  private isAvailable = true;
  private losesAcknowledgement = false;

  constructor(private readonly options: MemoryLogOptions) {
    const { topicNames } = options;
    this.partitionCounts = new Map(topicNames === undefined ? [] : topicRoles.map((role) => [topicNames(role), topicSettings[role].partitions]));
  }

  async append(records: readonly LogRecord[]): Promise<void> {
    await turn();
    if (!this.isAvailable) throw new OnRecordError('LOG_UNAVAILABLE', 'The log in memory was made unavailable.');
    for (const record of records) this.requireTakeable(record);
    const now = (this.options.now ?? Date.now)();
    for (const record of records) this.partitionAt(record).append(record, now);
    this.wakeAll();
    if (!this.losesAcknowledgement) return;
    this.losesAcknowledgement = false;
    throw new OnRecordError('LOG_UNAVAILABLE', 'The acknowledgement of the append was lost.');
  }

  async consume(subscription: Subscription): Promise<RunningConsumer> {
    const group = this.group(subscription.groupId);
    const member = new MemoryMember({
      subscription,
      partitionAt: (partition) => this.partitionAt(partition),
      committed: group.committed,
      batchRecords: this.options.batchRecords ?? 100,
      backOff: this.options.backOff ?? { initialMs: 5, maxMs: 100 },
      onLeave: (leaving) => {
        group.members.splice(group.members.indexOf(leaving), 1);
        this.rebalance(group);
      },
    });
    group.members.push(member);
    this.rebalance(group);
    await member.started;
    return member;
  }

  async *read(partition: TopicPartition, from: bigint): AsyncGenerator<StoredRecord> {
    await turn();
    const source = this.topic(partition.topic).partitions[partition.partition];
    if (source === undefined) throw missingPartition(partition);
    const range = source.range();
    requireWithin(partition, from, range);
    yield* source.from(from, Number.MAX_SAFE_INTEGER).records.filter(({ offset }) => offset < range.next);
  }

  async readStretches(stretches: readonly LogStretch[], take: (piece: LogPiece) => Promise<void>, { signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    const held = withinPartitions(stretches, await this.offsets([...new Set(stretches.map(({ topic }) => topic))]));
    for (const { topic, partition, from, until } of held) {
      for (let at = from; at < until && signal?.aborted !== true; ) {
        await turn();
        const { records, nextOffset } = this.partitionAt({ topic, partition }).from(at, this.options.batchRecords ?? 100);
        // Where nothing follows, the rest of the stretch is a gap.
        at = records.length > 0 && nextOffset < until ? nextOffset : until;
        await take({ topic, partition, nextOffset: at, records: records.filter(({ offset }) => offset < until) });
      }
    }
  }

  async readAt(places: readonly LogPlace[]): Promise<readonly (StoredRecord | undefined)[]> {
    await turn();
    return places.map(({ topic, partition, offset }) => this.topic(topic).partitions[partition]?.at(offset));
  }

  offsets(topics: readonly string[]): Promise<readonly PartitionOffsets[]> {
    return Promise.resolve(topics.flatMap((topic) => this.topic(topic).partitions.map((source, partition) => ({ topic, partition, ...source.range() }))));
  }

  committedOffsets(groupId: string, topics: readonly string[]): Promise<readonly CommittedOffset[]> {
    const { committed } = this.group(groupId);
    const found = this.partitionsOf(topics).flatMap((partition) => {
      const found = committed.get(partitionKey(partition));
      return found === undefined ? [] : [{ ...partition, ...found }];
    });
    return Promise.resolve(found);
  }

  identity(topics: readonly string[]): Promise<LogIdentity> {
    return Promise.resolve({ clusterId: this.clusterId, topicIds: Object.fromEntries(topics.map((topic) => [topic, this.topic(topic).id])) });
  }

  async close(): Promise<void> {
    await Promise.all([...this.groups.values()].flatMap(({ members }) => members.map((member) => member.stop())));
  }

  createTopic(topic: string, partitions: number): string {
    this.topics.set(topic, newTopic(partitions));
    return topic;
  }

  records(topic: string, partition?: number): readonly StoredRecord[] {
    const all = this.topic(topic).partitions.map((source) => source.from(0n, Number.MAX_SAFE_INTEGER).records);
    return partition === undefined ? all.flat() : (all[partition] ?? []);
  }

  forceRebalance(groupId: string): void {
    const group = this.group(groupId);
    const [first] = group.members.splice(0, 1);
    if (first !== undefined) group.members.push(first);
    this.rebalance(group);
  }

  dropAcknowledgement(): void {
    this.losesAcknowledgement = true;
  }

  setAvailable(isAvailable: boolean): void {
    this.isAvailable = isAvailable;
  }

  removeRecords(partition: TopicPartition, which: (record: StoredRecord) => boolean): void {
    this.partitionAt(partition).remove(which);
  }

  cutBefore(partition: TopicPartition, offset: bigint): void {
    this.partitionAt(partition).cutBefore(offset);
  }

  setCommittedOffset(groupId: string, partition: TopicPartition, offset: bigint): void {
    this.group(groupId).committed.set(partitionKey(partition), { offset });
  }

  recreateTopic(topic: string): void {
    this.topics.set(topic, newTopic(this.topic(topic).partitions.length));
  }

  /** Eager, as KafkaJS does it: all lose everything, then partitions go round. */
  private rebalance({ members }: Group): void {
    for (const member of members) member.loseAll();
    const all = this.partitionsOf([...new Set(members.flatMap(({ topics }) => topics))]);
    members.forEach((member, index) => member.assign(all.filter(({ topic }, at) => at % members.length === index && member.topics.includes(topic))));
  }

  private wakeAll(): void {
    for (const { members } of this.groups.values()) for (const member of members) member.wake();
  }

  private partitionsOf(topics: readonly string[]): readonly TopicPartition[] {
    return topics.flatMap((topic) => this.topic(topic).partitions.map((_, partition) => ({ topic, partition })));
  }

  private group(groupId: string): Group {
    const group = this.groups.get(groupId) ?? { members: [], committed: new Map<string, Omit<CommittedOffset, keyof TopicPartition>>() };
    this.groups.set(groupId, group);
    return group;
  }

  private topic(name: string): Topic {
    const count = this.partitionCounts.get(name) ?? this.options.partitions ?? 12;
    const topic = this.topics.get(name) ?? newTopic(count);
    this.topics.set(name, topic);
    return topic;
  }

  private partitionAt({ topic, partition }: TopicPartition): MemoryPartition {
    const found = this.topic(topic).partitions[partition];
    if (found === undefined) throw new OnRecordError('LOG_REFUSED_RECORD', `Partition ${partition} of topic ${topic} does not exist.`, { details: { topic, partition } });
    return found;
  }

  private requireTakeable(record: LogRecord): void {
    this.partitionAt(record);
    const bytes = record.value?.byteLength ?? 0;
    if (bytes + record.key.length + 128 <= MAX_RECORD_BYTES) return;
    throw new OnRecordError('EVENT_TOO_LARGE', `A record of ${bytes} bytes is larger than the ${MAX_RECORD_BYTES} bytes that a topic takes.`, { details: { bytes } });
  }
}

function newTopic(partitions: number): Topic {
  return { id: randomUUID(), partitions: Array.from({ length: partitions }, () => new MemoryPartition()) };
}
