import type { ConsumerState, RunningConsumer, TopicPartition } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import { backOffMs, waitOrAbort, whenAborted } from './back-off';
import { ConsumerLoop } from './consumer-loop';
import { commitGroupOffset, GroupOffsetDisplay } from './group-offsets';
import type { Consumer, EachBatchPayload } from './kafka-client';
import { isMembershipLost, toLogError } from './kafka-errors';
import { toFetchedBatch } from './kafka-records';
import { newMemberConsumer, type MemberParts } from './member-parts';
import { missingPartition } from './missing-partition';
import type { OffsetRange, PartitionFetcher } from './partition-fetcher';
import { watchSilence } from './silence-watch';

/** Leaving the group takes a round trip; a broker that is away must not hold up a stop. */
const LEAVE_PATIENCE_MS = 8000;

/**
 * A member of a Kafka consumer group that drives a ConsumerLoop.
 *
 * KafkaJS rebalances eagerly and without a callback: the GROUP_JOIN event comes, synchronously, between joining and the
 * first fetch. There all partitions are paused; each is resumed when the loop has found its start. While a handler works,
 * a timer sends heartbeats; an answer that announces a rebalance makes the loop lose its partitions, and KafkaJS joins
 * again once the handlers have returned. Whatever ends the KafkaJS consumer (it gives up on several errors that pass) is
 * waited out with a new one. Membership also ends by the clock, for a process that was frozen hears nothing.
 */
export class KafkaMember implements PartitionFetcher, RunningConsumer {
  private readonly loop: ConsumerLoop;
  private readonly ending = new AbortController();
  private readonly life: Promise<void>;
  private consumer: Consumer | undefined;
  /** The consumer that this member listens to; one that hung and was given up may still speak. */
  private living: Consumer | undefined;
  private beat: () => Promise<void> = () => Promise.resolve();
  private aliveAt = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private stopping: Promise<void> | undefined;
  /** Where offsets are for display only, they are committed beside the work. */
  private readonly display: GroupOffsetDisplay | undefined;

  constructor(private readonly parts: MemberParts) {
    const { subscription, tuning, connection, onPosition } = parts;
    if (subscription.groupOffsets === 'for-display') this.display = new GroupOffsetDisplay({ logger: connection.logger, metadata: subscription.offsetMetadata });
    this.loop = new ConsumerLoop({
      subscription,
      fetcher: this,
      backOff: tuning.backOff,
      onFailure: () => void this.stop(),
      onTrouble: (error) => connection.logger?.warn('Consumer waits out trouble.', { groupId: subscription.groupId, error }),
      ...(onPosition === undefined ? {} : { onPosition }),
    });
    this.life = this.live();
  }

  /** Resolves when partitions were assigned for the first time. */
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

  pause({ topic, partition }: TopicPartition): void {
    this.ifRunning((consumer) => consumer.pause([{ topic, partitions: [partition] }]));
  }

  fetchFrom({ topic, partition }: TopicPartition, offset: bigint): void {
    this.display?.show({ topic, partition }, offset);
    this.ifRunning((consumer) => {
      consumer.seek({ topic, partition, offset: String(offset) });
      consumer.resume([{ topic, partitions: [partition] }]);
    });
  }

  async range({ topic, partition }: TopicPartition): Promise<OffsetRange> {
    const found = (await this.parts.admin.offsets([topic])).find((ends) => ends.partition === partition);
    if (found === undefined) throw missingPartition({ topic, partition });
    return found;
  }

  async committed({ topic, partition }: TopicPartition): Promise<bigint | undefined> {
    const found = await this.parts.admin.committedOffsets(this.parts.subscription.groupId, [topic]);
    return found.find((committed) => committed.partition === partition)?.offset;
  }

  async heartbeat(): Promise<void> {
    try {
      await this.beat();
    } catch (error) {
      // Other errors say that the broker is away; the clock then decides whether we are still members.
      if (isMembershipLost(error)) this.loop.loseAll();
    }
  }

  isMember(): boolean {
    const { sessionTimeoutMs, heartbeatIntervalMs } = this.parts.tuning;
    return performance.now() - this.aliveAt < sessionTimeoutMs - heartbeatIntervalMs / 2;
  }

  /** One KafkaJS consumer after the other, until the end. */
  private async live(): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await this.liveOnce();
      } catch (error) {
        if (this.ending.signal.aborted) return;
        const mapped = toLogError(error, `Consuming as group ${this.parts.subscription.groupId}`);
        if (!mapped.retriable) return this.loop.fail(mapped);
        this.loop.interrupt(mapped);
        this.failures += 1;
        await waitOrAbort(backOffMs(this.failures, this.parts.tuning.backOff), this.ending.signal);
      }
    }
  }

  /** Runs one KafkaJS consumer until it crashes (rejects) or this member ends (resolves). */
  private async liveOnce(): Promise<void> {
    const { subscription, admin, tuning } = this.parts;
    // A topic that does not exist ends the consumer here; KafkaJS would try again for ever.
    if (this.state().phase === 'starting') await admin.offsets(subscription.topics);
    const consumer = newMemberConsumer(this.parts);
    this.living = consumer;
    const crash = Promise.withResolvers<never>();
    crash.promise.catch(() => undefined);
    consumer.on(consumer.events.CRASH, ({ payload }) => crash.reject(payload.error));
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => void (this.living === consumer && this.joined(consumer, payload.memberAssignment)));
    consumer.on(consumer.events.REBALANCING, () => void (this.living === consumer && this.loop.loseAll()));
    consumer.on(consumer.events.HEARTBEAT, () => void (this.living === consumer && this.markAlive()));
    consumer.on(consumer.events.START_BATCH_PROCESS, ({ payload }) => {
      // KafkaJS moves over stretches of compacted and control records by itself, and says so only here.
      if (this.living === consumer && payload.batchSize === 0) this.loop.skip(payload, BigInt(payload.lastOffset) + 1n);
    });
    const silenceMs = tuning.sessionTimeoutMs + tuning.rebalanceTimeoutMs;
    const watch = watchSilence({ aliveAt: () => this.aliveAt, silenceMs }, crash.reject);
    try {
      await Promise.race([this.runUntilEnd(consumer), crash.promise]);
    } finally {
      clearInterval(watch);
      this.living = undefined;
      // A consumer that hangs does not even end; its partitions are lost, and what it still hands over is not taken.
      await Promise.race([this.leave(consumer), delay(LEAVE_PATIENCE_MS, undefined, { ref: false })]);
      this.consumer = undefined;
    }
  }

  private async leave(consumer: Consumer): Promise<void> {
    if (this.display !== undefined) {
      await this.loop.idle();
      await this.display.end();
    }
    await consumer.disconnect().catch(() => undefined);
  }

  private async runUntilEnd(consumer: Consumer): Promise<void> {
    const { subscription } = this.parts;
    await consumer.connect();
    await consumer.subscribe({ topics: [...subscription.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: subscription.partitionsAtOnce ?? 1,
      eachBatch: (payload) => (this.living === consumer ? this.eachBatch(payload) : Promise.resolve()),
    });
    await whenAborted(this.ending.signal);
  }

  private joined(consumer: Consumer, assignment: Readonly<Record<string, readonly number[]>>): void {
    this.consumer = consumer;
    this.failures = 0;
    this.markAlive();
    this.display?.begin(consumer);
    this.loop.assign(Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition }))));
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, commitOffsetsIfNecessary: commit, heartbeat, isRunning, isStale } = payload;
    if (!isRunning() || isStale()) return;
    this.beat = heartbeat;
    const beating = setInterval(() => void this.heartbeat(), this.parts.tuning.heartbeatIntervalMs / 3);
    try {
      const settled = await this.loop.deliver(toFetchedBatch(batch, { withIdentity: this.parts.reader !== undefined }));
      if (settled === undefined) return;
      resolveOffset(String(settled - 1n));
      if (this.display !== undefined) this.display.show(batch, settled);
      else if (this.parts.reader === undefined) await commitGroupOffset(batch, settled, { commit, logger: this.parts.connection.logger, metadata: this.parts.subscription.offsetMetadata });
    } finally {
      clearInterval(beating);
    }
  }

  /** A KafkaJS consumer that has just ended takes no orders, and needs none: its partitions are lost anyway. */
  private ifRunning(order: (consumer: Consumer) => void): void {
    try {
      if (this.consumer !== undefined) order(this.consumer);
    } catch {
      this.consumer = undefined;
    }
  }

  private markAlive(): void {
    this.aliveAt = performance.now();
  }

  private async shutDown(): Promise<void> {
    this.loop.drain();
    // KafkaJS fetches nothing more from here on, and leaves the group when the handlers have returned.
    this.ending.abort();
    await this.loop.idle();
    await Promise.race([this.life, delay(LEAVE_PATIENCE_MS, undefined, { ref: false })]);
    this.loop.end();
  }
}
