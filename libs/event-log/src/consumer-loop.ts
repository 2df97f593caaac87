import { OnRecordError, type ConsumerState, type Subscription, type TopicPartition } from '@on-record/domain';
import type { BackOff } from './back-off';
import { partitionKey, type FetchedBatch, type PartitionFetcher } from './partition-fetcher';
import { BatchHandover, PoisonAllowance } from './batch-handover';
import { PartitionSession } from './partition-session';

/*
 * The consumer loop: what happens between a log that hands out partitions and a handler that must see every record, in
 * order, even when the group's offsets, the client or the machine cannot be trusted. It knows nothing of Kafka: both logs
 * drive it through `assign`, `deliver`, `skip` and `loseAll`, and it drives them through a PartitionFetcher.
 *
 * Each assignment of a partition is one session (partition-session.ts):
 *
 *   assigned ──▶ asking ──▶ seeking ──▶ fetching ──batch──▶ handling ──handled──▶ fetching
 *                  │           │           │                   ├──seek──────────▶ seeking
 *                  ▼           ▼           ▼                   ▼
 *                  └───────────┴─── backing-off (retriable trouble), then asking or seeking again
 *
 *   assigned     waits until an earlier session of the partition has let go of its batch.
 *   asking       the handler is asked where to start; if it leaves it open, the group's committed offset, then the beginning.
 *   seeking      the offset is checked against what the partition holds (outside: LOG_SHORTER_THAN_CHECKPOINT, never a
 *                silent reset), then the fetcher is placed there.
 *   fetching     a batch is taken only if it was fetched from just where the session stands; else the session seeks back.
 *   handling     the handler works (batch-handover.ts); one batch of a partition at a time. `handled` settles it: the position moves, and the
 *                adapter commits the group offset (that commit may fail). `seek` goes where the handler says.
 *   backing-off  the partition is paused, others go on; then the same offset again, after an exponential wait with jitter.
 *   lost         from every state, on a rebalance: what a handler then returns counts for nothing, and nothing is committed.
 *
 * The consumer as a whole: starting ──first assignment──▶ running ──stop──▶ stopping ──▶ stopped; from any, an error that
 * is not retriable leads to failed. Stopping and failing drain: a batch at hand is finished and counts, nothing new begins.
 * A session that is over never comes back; a new assignment makes a new one.
 */

/** What a loop is made of. */
export interface ConsumerLoopParts {
  readonly subscription: Subscription;
  readonly fetcher: PartitionFetcher;
  readonly backOff: BackOff;
  /** Told once, when an error must end the consumer; the adapter then stops it and calls `end`. */
  readonly onFailure: () => void;
  /** Told of trouble that is waited out, for the log. */
  readonly onTrouble?: (error: unknown) => void;
  readonly onPosition?: (partition: TopicPartition, offset: bigint) => void;
}

/** Drives one consumer; see the head of this file. */
export class ConsumerLoop {
  private phase: 'starting' | 'running' | 'stopping' | 'stopped' | 'failed' = 'starting';
  private sessions: ReadonlyMap<string, PartitionSession> = new Map();
  private assigned: readonly TopicPartition[] = [];
  /** The latest handling of each partition, across assignments: a partition never has two at a time. */
  private readonly handlings = new Map<string, Promise<unknown>>();
  private readonly allowance = new PoisonAllowance();
  /** When the trouble of the log itself began, while nothing is assigned for it. */
  private interruptedAtMs: number | undefined;
  /** What was assigned before the rebalance that is under way. */
  private inRebalance: readonly TopicPartition[] | undefined;
  private lastError: string | undefined;
  private failure: { readonly error: unknown } | undefined;
  private readonly beginning = Promise.withResolvers<void>();
  private readonly ending = Promise.withResolvers<void>();

  constructor(private readonly parts: ConsumerLoopParts) {
    // Who does not await these learns the same from `state()`; that must not end the process.
    this.beginning.promise.catch(() => undefined);
    this.ending.promise.catch(() => undefined);
  }

  /** Resolves at the first assignment; rejects when the consumer ends before. */
  get started(): Promise<void> {
    return this.beginning.promise;
  }

  /** Resolves when the consumer has stopped; rejects with the error that ended it. */
  get finished(): Promise<void> {
    return this.ending.promise;
  }

  /** Resolves when no handler works; new work may begin afterwards unless the loop drains. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.handlings.values());
  }

  /** A new assignment takes the place of the one before. */
  assign(partitions: readonly TopicPartition[]): void {
    this.loseAll();
    if (!this.isOpen()) return;
    this.assigned = partitions;
    this.inRebalance = undefined;
    this.sessions = new Map(partitions.map((partition) => [partitionKey(partition), this.openSession(partition)]));
    for (const [key, session] of this.sessions) {
      session.start(this.handlings.get(key) ?? Promise.resolve()).catch((error: unknown) => this.fail(error));
    }
    this.phase = 'running';
    if (this.interruptedAtMs !== undefined) this.lastError = undefined;
    this.interruptedAtMs = undefined;
    this.beginning.resolve();
  }

  /** All partitions may belong to others from now on. */
  loseAll(): void {
    for (const session of this.sessions.values()) session.lose();
    this.inRebalance ??= this.phase === 'starting' ? undefined : this.assigned;
    this.assigned = [];
  }

  /** The fetcher moved over a stretch of a partition that holds no records. */
  skip(partition: TopicPartition, nextOffset: bigint): void {
    this.sessions.get(partitionKey(partition))?.skip(nextOffset);
  }

  /** Has a batch handled; resolves with the offset to commit and go on from, or with nothing if it did not count. */
  async deliver(batch: FetchedBatch): Promise<bigint | undefined> {
    const key = partitionKey(batch);
    const session = this.sessions.get(key);
    if (!this.isOpen() || session?.state !== 'fetching') return undefined;
    const handling = session.deliver(batch);
    this.handlings.set(key, handling);
    return handling;
  }

  /** The log itself is in trouble, which the adapter waits out: nothing is assigned until the next `assign`. */
  interrupt(error: unknown): void {
    this.loseAll();
    this.interruptedAtMs ??= performance.now();
    this.trouble(error);
  }

  /** Ends the consumer with an error, after the batches at hand. */
  fail(error: unknown): void {
    if (this.failure !== undefined || this.phase === 'stopped') return;
    this.failure = { error };
    this.lastError = error instanceof Error ? error.message : String(error);
    this.phase = 'failed';
    this.drainSessions();
    this.parts.onFailure();
  }

  /** Nothing new begins; a batch at hand is finished and counts. */
  drain(): void {
    if (this.phase !== 'failed') this.phase = 'stopping';
    this.drainSessions();
  }

  /** Nothing happens any more. */
  end(): void {
    this.loseAll();
    const stopped = new OnRecordError('LOG_UNAVAILABLE', 'The consumer was stopped before it had begun.');
    this.beginning.reject(this.failure === undefined ? stopped : this.failure.error);
    if (this.failure !== undefined) {
      this.ending.reject(this.failure.error);
    } else {
      this.phase = 'stopped';
      this.ending.resolve();
    }
  }

  state(): ConsumerState {
    const isWaiting = [...this.sessions.values()].some((session) => session.state === 'backing-off');
    const phase = this.isOpen() && (isWaiting || this.interruptedAtMs !== undefined) ? 'backing-off' : this.phase;
    const positions = this.assigned.flatMap((partition) => this.sessions.get(partitionKey(partition))?.standing ?? []);
    const { inRebalance, troubledForMs, lastError } = this;
    return {
      phase, assigned: this.assigned, positions,
      ...(inRebalance === undefined || !this.isOpen() ? {} : { inRebalance }),
      ...(troubledForMs === undefined ? {} : { troubledForMs }),
      ...(lastError === undefined ? {} : { lastError }),
    };
  }

  private get troubledForMs(): number | undefined {
    const ofLog = this.interruptedAtMs === undefined ? [] : [performance.now() - this.interruptedAtMs];
    const all = [...ofLog, ...[...this.sessions.values()].flatMap((session) => session.troubledForMs ?? [])];
    return all.length === 0 ? undefined : Math.max(...all);
  }

  private openSession(partition: TopicPartition): PartitionSession {
    const { subscription, fetcher, backOff, onPosition } = this.parts;
    fetcher.pause(partition);
    return new PartitionSession({
      partition,
      handler: subscription.handler,
      handover: new BatchHandover({ handler: subscription.handler, setAside: subscription.setAside, allowance: this.allowance }),
      fetcher,
      backOff,
      observer: subscription.observer,
      onPosition,
      onTrouble: (error) => this.trouble(error),
      onSettled: () => (this.lastError = undefined),
      onFailure: (error) => this.fail(error),
    });
  }

  private trouble(error: unknown): void {
    this.lastError = error instanceof Error ? error.message : String(error);
    this.parts.onTrouble?.(error);
  }

  private drainSessions(): void {
    for (const session of this.sessions.values()) session.drain();
  }

  private isOpen(): boolean {
    return this.phase === 'starting' || this.phase === 'running';
  }
}
