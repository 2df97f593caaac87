import type { CommittedOffset, ConsumerState, RunningConsumer, Subscription, TopicPartition } from '@on-record/domain';
import { setImmediate as turn } from 'node:timers/promises';
import type { BackOff } from './back-off';
import { ConsumerLoop } from './consumer-loop';
import type { MemoryPartition } from './memory-partition';
import { partitionKey, type OffsetRange, type PartitionFetcher } from './partition-fetcher';

/** What a member of a group in memory is made of. */
export interface MemoryMemberParts {
  readonly subscription: Subscription;
  readonly partitionAt: (partition: TopicPartition) => MemoryPartition;
  /** The group's committed offsets by partition key. */
  readonly committed: Map<string, Omit<CommittedOffset, keyof TopicPartition>>;
  readonly batchRecords: number;
  readonly backOff: BackOff;
  readonly onLeave: (member: MemoryMember) => void;
}

/** A member of a consumer group in memory: fetches for a ConsumerLoop, in a turn of the event loop of its own. */
export class MemoryMember implements PartitionFetcher, RunningConsumer {
  private readonly loop: ConsumerLoop;
  private readonly fetching = new Map<string, TopicPartition & { readonly offset: bigint }>();
  private readonly handling = new Set<string>();
  private isScheduled = false;
  private stopping: Promise<void> | undefined;

  constructor(private readonly parts: MemoryMemberParts) {
    const { subscription, backOff } = parts;
    this.loop = new ConsumerLoop({ subscription, fetcher: this, backOff, onFailure: () => void this.stop() });
  }

  get topics(): readonly string[] {
    return this.parts.subscription.topics;
  }

  get started(): Promise<void> {
    return this.loop.started;
  }

  get finished(): Promise<void> {
    return this.loop.finished;
  }

  state(): ConsumerState {
    return this.loop.state();
  }

  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  assign(partitions: readonly TopicPartition[]): void {
    this.fetching.clear();
    this.loop.assign(partitions);
  }

  loseAll(): void {
    this.fetching.clear();
    this.loop.loseAll();
  }

  /** Records may have come. */
  wake(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    void turn().then(() => this.fetch());
  }

  pause(partition: TopicPartition): void {
    this.fetching.delete(partitionKey(partition));
  }

  fetchFrom({ topic, partition }: TopicPartition, offset: bigint): void {
    const key = partitionKey({ topic, partition });
    this.fetching.set(key, { topic, partition, offset });
    if (this.parts.subscription.groupOffsets === 'for-display') this.commit(key, offset);
    this.wake();
  }

  range(partition: TopicPartition): Promise<OffsetRange> {
    return Promise.resolve(this.parts.partitionAt(partition).range());
  }

  committed(partition: TopicPartition): Promise<bigint | undefined> {
    return Promise.resolve(this.parts.committed.get(partitionKey(partition))?.offset);
  }

  heartbeat(): Promise<void> {
    return Promise.resolve();
  }

  isMember(): boolean {
    return true;
  }

  private fetch(): void {
    this.isScheduled = false;
    if (this.stopping !== undefined) return;
    for (const [key, place] of this.fetching) {
      if (this.handling.size >= (this.parts.subscription.partitionsAtOnce ?? 1)) return;
      if (!this.handling.has(key)) this.deliver(key, place);
    }
  }

  private deliver(key: string, place: TopicPartition & { readonly offset: bigint }): void {
    const { topic, partition, offset } = place;
    const source = this.parts.partitionAt(place);
    const { records, nextOffset } = source.from(offset, this.parts.batchRecords);
    if (records.length === 0) return;
    this.handling.add(key);
    const batch = { topic, partition, fetchedOffset: offset, nextOffset, endOffset: source.range().next, records };
    void this.loop
      .deliver(batch)
      .then((settled) => {
        if (settled === undefined) return;
        this.commit(key, settled);
        // Unless the partition was paused, lost or sought meanwhile. To the end of the map: every partition has its turn.
        if (this.fetching.get(key) === place && this.fetching.delete(key)) this.fetching.set(key, { topic, partition, offset: settled });
      })
      .finally(() => {
        this.handling.delete(key);
        this.wake();
      });
  }

  private commit(key: string, offset: bigint): void {
    const { offsetMetadata: metadata } = this.parts.subscription;
    this.parts.committed.set(key, { offset, ...(metadata === undefined ? {} : { metadata }) });
  }

  private async shutDown(): Promise<void> {
    this.loop.drain();
    await this.loop.idle();
    // The last batch commits in the turn after its handler.
    await turn();
    this.fetching.clear();
    this.parts.onLeave(this);
    this.loop.end();
  }
}
