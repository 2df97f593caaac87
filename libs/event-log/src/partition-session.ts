import { OnRecordError, type BatchContext, type ConsumerPosition, type RecordBatch } from '@on-record/domain';
import { backOffMs, waitOrAbort } from './back-off';
import type { Handed } from './batch-handover';
import { partitionKey, requireWithin, type FetchedBatch } from './partition-fetcher';
import { isRetriableError } from './retriable-error';
import type { SessionParts } from './session-parts';
import { TroubleClock } from './trouble-clock';

/** The states of one assignment of a partition; the header of `consumer-loop.ts` explains them. */
export type SessionState = 'assigned' | 'asking' | 'seeking' | 'fetching' | 'handling' | 'backing-off' | 'lost';

const transitions: Readonly<Record<SessionState, readonly SessionState[]>> = {
  assigned: ['asking', 'lost'],
  asking: ['seeking', 'backing-off', 'lost'],
  seeking: ['fetching', 'backing-off', 'lost'],
  fetching: ['handling', 'seeking', 'backing-off', 'lost'],
  handling: ['fetching', 'seeking', 'backing-off', 'lost'],
  'backing-off': ['asking', 'seeking', 'lost'],
  lost: [],
};

/** How a session comes to fetch: by asking the handler where to start, or from a position that it named. */
type Approach = { readonly kind: 'ask' } | { readonly kind: 'seek'; readonly position: bigint };

/** One assignment of one partition to this consumer, from the question where to start until it is lost. */
export class PartitionSession {
  private current: SessionState = 'assigned';
  /** Where the handler stands: the offset that the next batch follows. */
  private position = 0n;
  /** Where the fetcher stands; between `position` and this there is nothing that a handler may see. */
  private fetchOffset = 0n;
  private hasBegun = false;
  private failures = 0;
  private isDraining = false;
  private readonly ended = new AbortController();
  private readonly trouble = new TroubleClock();

  constructor(private readonly parts: SessionParts) {}

  get state(): SessionState {
    return this.current;
  }

  /** For how long what it tries again has failed. */
  get troubledForMs(): number | undefined {
    return this.isOver() ? undefined : this.trouble.forMs;
  }

  /** How far it has come; undefined before it has begun. */
  get standing(): ConsumerPosition | undefined {
    return this.hasBegun ? { ...this.parts.partition, handledTo: this.position, fetchedTo: this.fetchOffset } : undefined;
  }

  /** Begins, once an earlier session of the same partition has let go of its batch. */
  async start(earlier: Promise<unknown>): Promise<void> {
    await earlier;
    await this.approach({ kind: 'ask' });
  }

  /** The partition may belong to somebody else from now on. */
  lose(): void {
    if (this.current !== 'lost') this.moveTo('lost');
    this.ended.abort();
  }

  /** Ends after the batch at hand, which still counts; at once where there is none. */
  drain(): void {
    this.isDraining = true;
    if (this.current !== 'handling') this.lose();
  }

  /** The fetcher moved over a stretch without records. */
  skip(nextOffset: bigint): void {
    if (this.current !== 'fetching' || nextOffset <= this.fetchOffset) return;
    this.trouble.settled();
    this.moveFetchOffset(nextOffset);
  }

  /** Has a batch handled; resolves with the offset to commit and go on from, or with nothing if it did not count. */
  async deliver(batch: FetchedBatch): Promise<bigint | undefined> {
    if (this.current !== 'fetching' || batch.nextOffset <= batch.fetchedOffset) return undefined;
    if (batch.fetchedOffset !== this.fetchOffset) {
      // A stale fetch, or one that the client moved by itself: go back to where we truly are.
      this.inBackground(this.approach({ kind: 'seek', position: this.position }));
      return undefined;
    }
    if (!this.parts.fetcher.isMember()) {
      this.inBackground(this.recover(this.lapsed(), { kind: 'ask' }));
      return undefined;
    }
    this.moveTo('handling');
    try {
      const { fetchedOffset: _fetched, ...rest } = batch;
      return await this.handOver({ ...rest, fetchedFrom: this.position });
    } catch (error) {
      this.inBackground(this.recover(error, { kind: 'seek', position: this.position }));
      return undefined;
    }
  }

  private async handOver(batch: RecordBatch): Promise<bigint | undefined> {
    const begunMs = performance.now();
    const handing = { context: this.context, onProgress: (nextOffset: bigint) => this.progress(nextOffset) };
    const settled = this.settle(await this.parts.handover.hand(batch, handing));
    if (settled !== undefined) this.parts.observer?.batchHandled(batch, (performance.now() - begunMs) / 1000);
    return settled;
  }

  /** A part of the batch at hand was handled; says whether the rest may be. */
  private progress(nextOffset: bigint): boolean {
    if (!this.isAssigned() || this.isDraining) return false;
    this.position = nextOffset;
    return true;
  }

  private settle({ outcome, nextOffset }: Handed): bigint | undefined {
    if (this.isOver()) return undefined;
    if (!this.parts.fetcher.isMember()) {
      this.inBackground(this.recover(this.lapsed(), { kind: 'ask' }));
      return undefined;
    }
    this.failures = 0;
    this.trouble.settled();
    this.parts.onSettled();
    switch (outcome.kind) {
      case 'seek':
        this.inBackground(this.approach({ kind: 'seek', position: outcome.offset }));
        return undefined;
      case 'handled':
        this.position = nextOffset;
        this.moveTo('fetching');
        this.moveFetchOffset(nextOffset);
        if (this.isDraining) this.lose();
        return nextOffset;
      default:
        return outcome satisfies never;
    }
  }

  /** Takes the steps until the partition is fetched or the session is over; retriable trouble is waited out. */
  private async approach(first: Approach): Promise<void> {
    let step: Approach | undefined = first;
    while (step !== undefined && !this.isOver()) {
      if (this.isDraining) return this.lose();
      const current: Approach = step;
      try {
        step = current.kind === 'ask' ? await this.ask() : await this.seek(current.position);
      } catch (error) {
        step = await this.waitOut(error, current);
      }
    }
  }

  private async recover(error: unknown, next: Approach): Promise<void> {
    const step = await this.waitOut(error, next);
    if (step !== undefined) await this.approach(step);
  }

  private async ask(): Promise<Approach> {
    const { handler, fetcher, partition } = this.parts;
    this.moveTo('asking');
    const start = (await handler.startOffset(partition)) ?? (await fetcher.committed(partition));
    return { kind: 'seek', position: start ?? (await fetcher.range(partition)).first };
  }

  private async seek(position: bigint): Promise<undefined> {
    const { fetcher, partition } = this.parts;
    this.moveTo('seeking');
    fetcher.pause(partition);
    const range = await fetcher.range(partition);
    if (this.isOver()) return undefined;
    requireWithin(partition, position, range);
    this.position = position;
    this.hasBegun = true;
    this.trouble.approached();
    this.moveTo('fetching');
    // Only a start at 0, the beginning whatever it is, may lie before the first offset.
    this.moveFetchOffset(position < range.first ? range.first : position);
    fetcher.fetchFrom(partition, this.fetchOffset);
    return undefined;
  }

  private async waitOut(error: unknown, next: Approach): Promise<Approach | undefined> {
    if (this.isOver()) return undefined;
    if (!isRetriableError(error)) {
      this.lose();
      this.parts.onFailure(error);
      return undefined;
    }
    this.parts.fetcher.pause(this.parts.partition);
    this.parts.onTrouble(error);
    this.parts.observer?.backedOff(this.parts.partition, error);
    if (this.isDraining) {
      this.lose();
      return undefined;
    }
    this.trouble.failed(this.current === 'handling' ? 'handling' : 'approach');
    this.moveTo('backing-off');
    this.failures += 1;
    await waitOrAbort(backOffMs(this.failures, this.parts.backOff), this.ended.signal);
    return next;
  }

  private readonly context: BatchContext = {
    isAssigned: () => this.isAssigned(),
    heartbeat: async () => {
      await this.parts.fetcher.heartbeat();
      if (!this.isAssigned()) throw this.lapsed();
    },
  };

  private lapsed(): OnRecordError {
    return new OnRecordError('LOG_ASSIGNMENT_LOST', `${this.name} may belong to another consumer now.`, { details: { ...this.parts.partition } });
  }

  private isAssigned(): boolean {
    return !this.isOver() && this.parts.fetcher.isMember();
  }

  private isOver(): boolean {
    return this.current === 'lost';
  }

  private get name(): string {
    return `Partition ${partitionKey(this.parts.partition)}`;
  }

  private moveFetchOffset(offset: bigint): void {
    this.fetchOffset = offset;
    this.parts.onPosition?.(this.parts.partition, offset);
  }

  private moveTo(next: SessionState): void {
    if (!transitions[this.current].includes(next)) throw new Error(`${this.name} cannot go from ${this.current} to ${next}.`);
    this.current = next;
  }

  /** Work that nobody awaits: what it throws is a broken assumption, and ends the consumer. */
  private inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => this.parts.onFailure(error));
  }
}
