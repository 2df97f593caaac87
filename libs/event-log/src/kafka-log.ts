import {
  OnRecordError,
  type CommittedOffset, type EventLog, type LogIdentity, type LogPiece, type LogPlace, type LogRecord, type LogStretch, type PartitionOffsets, type RunningConsumer, type StoredRecord, type Subscription, type TopicPartition,
} from '@on-record/domain';
import { AppendLane } from './append-lane';
import { defaultTuning, type ConsumerTuning } from './consumer-tuning';
import { KafkaAdmin, readClusterId } from './kafka-admin';
import type { KafkaConnection } from './kafka-client';
import { KafkaMember } from './kafka-member';
import { readRanges } from './kafka-reader';
import { readPlaces } from './kafka-places';
import { readStretches, withinPartitions } from './read-stretches';
import { KafkaSender } from './kafka-sender';
import { missingPartition } from './missing-partition';
import { requireWithin } from './partition-fetcher';
import { Rendezvous } from './rendezvous';
import { readTopicIds } from './read-topic-ids';
import { isIdentityRecord, unfounded } from './topic-identity';

/** How to connect a Kafka log. */
export interface KafkaLogOptions extends KafkaConnection {
  /** How long to wait for Kafka at the start; 30 s unless given. */
  readonly connectDeadlineMs?: number;
  /** How long an append may take unless its call says; 4 s unless given, so that its caller can answer within 5. */
  readonly appendDeadlineMs?: number;
  /** Times and sizes of consumers, where they differ from the defaults. */
  readonly consumer?: Partial<ConsumerTuning>;
}

/**
 * Connects the event log on Kafka. Fails with LOG_UNAVAILABLE when no broker answers in time; afterwards it reconnects by
 * itself. Topics are made by `setUpTopics`, never here.
 */
export async function connectKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const log = new KafkaLog(options);
  try {
    await log.connect();
    return log;
  } catch (error) {
    await log.close();
    throw error;
  }
}

class KafkaLog implements EventLog {
  private readonly admin: KafkaAdmin;
  private readonly sender: KafkaSender;
  private readonly lane: AppendLane;
  private readonly tuning: ConsumerTuning;
  private readonly members = new Set<KafkaMember>();
  private isClosed = false;

  constructor(private readonly options: KafkaLogOptions) {
    this.admin = new KafkaAdmin(options);
    this.sender = new KafkaSender(options);
    this.lane = new AppendLane((records, signal) => this.sender.send(records, signal));
    this.tuning = { ...defaultTuning, ...options.consumer };
  }

  async connect(): Promise<void> {
    const admin = new KafkaAdmin(this.options, this.options.connectDeadlineMs ?? 30_000);
    try {
      await admin.ask('Connecting to Kafka', (client) => client.describeCluster());
    } finally {
      await admin.close();
    }
  }

  async append(records: readonly LogRecord[], { deadlineMs }: { readonly deadlineMs?: number } = {}): Promise<void> {
    this.requireOpen();
    await this.lane.append(records, deadlineMs ?? this.options.appendDeadlineMs ?? 4000);
  }

  async consume(subscription: Subscription): Promise<RunningConsumer> {
    this.requireOpen();
    const member = new KafkaMember({ connection: this.options, tuning: this.tuning, admin: this.admin, subscription });
    this.members.add(member);
    const forget = (): void => void this.members.delete(member);
    member.finished.then(forget, forget);
    await member.started;
    return member;
  }

  async *read(partition: TopicPartition, from: bigint): AsyncGenerator<StoredRecord> {
    this.requireOpen();
    const ends = (await this.admin.offsets([partition.topic])).find((found) => found.partition === partition.partition);
    if (ends === undefined) throw missingPartition(partition);
    requireWithin(partition, from, ends);
    const range = { ...partition, from: from < ends.first ? ends.first : from, until: ends.next };
    const channel = new Rendezvous<readonly StoredRecord[]>();
    const enough = new AbortController();
    const reading = readRanges({ connection: this.options, tuning: this.tuning, admin: this.admin }, [range], {
      signal: enough.signal,
      take: async ({ records }) => {
        await channel.offer(records);
        return 'more';
      },
    });
    reading.then(() => channel.end(), (error: unknown) => channel.end({ error }));
    try {
      for await (const records of channel) yield* records.filter((record) => !isIdentityRecord(record));
    } finally {
      enough.abort();
      channel.end();
      await reading.catch(() => undefined);
    }
  }

  async readStretches(stretches: readonly LogStretch[], take: (piece: LogPiece) => Promise<void>, { signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    this.requireOpen();
    const held = withinPartitions(stretches, await this.admin.offsets([...new Set(stretches.map(({ topic }) => topic))]));
    await readStretches({ connection: this.options, tuning: this.tuning, admin: this.admin }, held, { take, signal });
  }

  readAt(places: readonly LogPlace[]): Promise<readonly (StoredRecord | undefined)[]> {
    this.requireOpen();
    return readPlaces({ connection: this.options, tuning: this.tuning, admin: this.admin }, places);
  }

  offsets(topics: readonly string[]): Promise<readonly PartitionOffsets[]> {
    return this.admin.offsets(topics);
  }

  committedOffsets(groupId: string, topics: readonly string[]): Promise<readonly CommittedOffset[]> {
    return this.admin.committedOffsets(groupId, topics);
  }

  async identity(topics: readonly string[]): Promise<LogIdentity> {
    this.requireOpen();
    const found = await readTopicIds({ connection: this.options, admin: this.admin }, topics);
    const missing = topics.filter((topic) => !found.has(topic));
    if (missing.length > 0) throw unfounded(missing);
    return { clusterId: await readClusterId(this.admin), topicIds: Object.fromEntries(found) };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.members].map((member) => member.stop()));
    await this.lane.idle();
    await Promise.all([this.sender.close(), this.admin.close()]);
  }

  private requireOpen(): void {
    if (this.isClosed) throw new OnRecordError('LOG_UNAVAILABLE', 'The event log was closed by this process.');
  }
}
