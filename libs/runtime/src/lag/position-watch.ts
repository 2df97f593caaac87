import type { ConsumerState, EventLog, RecordBatch, TopicPartition } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger';
import { lagSeconds, noteAppend, noteEnd, prune, type EndHistory } from './end-history';
import { nameOf, StallWatch, type PartitionPosition, type WatchedPosition } from './stall-watch';

/** How far a partition was behind at a look. */
export interface PartitionLag extends PartitionPosition {
  readonly isAssigned: boolean;
  /** Offsets between position and end; gaps are counted too, so that it is an upper bound of events. */
  readonly lagEvents: number;
  /** For how long the next event has waited, estimated. */
  readonly lagSeconds: number;
  /**
   * For how long events have waited while the position stood still and was ours to move; only of a partition that is ours,
   * or was until the rebalance that is under way.
   */
  readonly standstillMs: number | undefined;
}

/** What was seen at one moment. */
export interface PositionLook {
  readonly atMs: number;
  readonly partitions: readonly PartitionLag[];
}

/** What is watched. */
export interface PositionWatchOptions {
  readonly log: Pick<EventLog, 'offsets'>;
  /** Full names of the topics. */
  readonly topics: readonly string[];
  readonly state: () => ConsumerState;
  /** The positions that count: where reading would go on after a restart. A partition without one begins at its first record. */
  readonly positions: () => Promise<readonly (TopicPartition & { readonly nextOffset: bigint })[]>;
  readonly everyMs: number;
  /** Told of each look; what it fails with is logged, and no more. */
  readonly onLook?: ((look: PositionLook) => Promise<void>) | undefined;
  readonly logger: Logger;
}

/** A look that hangs, because Kafka or Postgres is away, must not hold up the end of the process. */
const END_PATIENCE_MS = 1_000;

/**
 * Looks at regular times at where the partitions end and how far they are handled. Probes and metrics read what was seen
 * last, so that no scrape waits for Kafka or Postgres, and however many ask, the broker is asked once at a time.
 */
export class PositionWatch {
  private readonly stalls = new StallWatch();
  private histories: ReadonlyMap<string, EndHistory> = new Map();
  /** The append of the last record handled, by partition: the hot path leaves no more behind than this. */
  private readonly appends = new Map<string, { readonly end: bigint; readonly atMs: number }>();
  private looking: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private last: PositionLook | undefined;
  private error: string | undefined;
  private isStopped = false;

  constructor(private readonly options: PositionWatchOptions) {}

  start(): void {
    this.timer ??= setInterval(() => void this.look(), this.options.everyMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.isStopped = true;
    await Promise.race([this.looking, delay(END_PATIENCE_MS, undefined, { ref: false })]);
  }

  /** What was seen at the last look that succeeded. */
  get seen(): PositionLook | undefined {
    return this.last;
  }

  /** Why the latest look failed, if it did. */
  get trouble(): string | undefined {
    return this.error;
  }

  /** Resolves when what was seen is not older than the time between two looks, or cannot be had. */
  async refresh(): Promise<void> {
    if (this.last === undefined || Date.now() - this.last.atMs > this.options.everyMs) await this.look();
  }

  /** Keeps when the last record of a batch was appended, for the estimate of the lag in seconds. */
  noteHandled({ topic, partition, nextOffset, records }: RecordBatch): void {
    const last = records.at(-1);
    if (last !== undefined) this.appends.set(nameOf({ topic, partition }), { end: nextOffset, atMs: last.appendedAtMs });
  }

  private look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    const { log, topics, positions, onLook } = this.options;
    try {
      // The positions first: an end that is read later is never before them.
      const stored = new Map((await positions()).map((each) => [nameOf(each), each.nextOffset]));
      const ends = await log.offsets(topics);
      const state = this.options.state();
      const places = ends.map(({ topic, partition, first, next }): WatchedPosition => {
        const storedOffset = stored.get(nameOf({ topic, partition })) ?? first;
        return { topic, partition, storedOffset, nextOffset: pastGaps({ topic, partition, nextOffset: storedOffset }, state), endOffset: next };
      });
      this.last = this.judge(places, state);
      this.error = undefined;
    } catch (error) {
      if (this.error === undefined) this.warn('Positions cannot be read.', error);
      this.error = error instanceof Error ? error.message : String(error);
      return;
    }
    if (!this.isStopped) await onLook?.(this.last).catch((error: unknown) => this.warn('Positions cannot be recorded.', error));
  }

  /** What was begun before the end may fail behind it, for what it needs is closed by then. */
  private warn(message: string, error: unknown): void {
    if (!this.isStopped) this.options.logger.warn(message, { error });
  }

  private judge(places: readonly WatchedPosition[], { assigned, inRebalance = [] }: ConsumerState): PositionLook {
    const nowMs = Date.now();
    const ours = new Set(assigned.map(nameOf));
    const still = this.stalls.observe({ positions: places, ours: new Set([...ours, ...inRebalance.map(nameOf)]), nowMs: performance.now() });
    this.histories = new Map(places.map((place) => [nameOf(place), this.historyOf(place, nowMs)]));
    const partitions = places.map((place): PartitionLag => {
      const { storedOffset: _stored, ...position } = place;
      const { nextOffset, endOffset } = position;
      return {
        ...position,
        isAssigned: ours.has(nameOf(place)),
        lagEvents: endOffset > nextOffset ? Number(endOffset - nextOffset) : 0,
        lagSeconds: lagSeconds(this.histories.get(nameOf(place)) ?? [], { position: nextOffset, end: endOffset, nowMs }),
        standstillMs: still.get(nameOf(place)) ?? (ours.has(nameOf(place)) ? 0 : undefined),
      };
    });
    return { atMs: nowMs, partitions };
  }

  private historyOf(place: PartitionPosition, nowMs: number): EndHistory {
    const noted = noteEnd(this.histories.get(nameOf(place)) ?? [], place.endOffset, nowMs);
    const append = this.appends.get(nameOf(place));
    return prune(append === undefined ? noted : noteAppend(noted, append.end, append.atMs), place.nextOffset);
  }
}

/** Where the consumer has fetched beyond its position, nothing lies between them: the partition counts as handled up to there. */
function pastGaps(place: Omit<PartitionPosition, 'endOffset'>, { positions }: ConsumerState): bigint {
  const own = positions.find(({ topic, partition }) => topic === place.topic && partition === place.partition);
  const isBehindGap = own !== undefined && place.nextOffset >= own.handledTo && place.nextOffset < own.fetchedTo;
  return isBehindGap ? own.fetchedTo : place.nextOffset;
}
