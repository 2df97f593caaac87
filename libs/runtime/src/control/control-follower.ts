import { OnRecordError, readEvent, type Event, type EventLog, type EventTypeName, type StoredRecord, type TopicNames } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger';

/** Somebody who wants to know of control facts. */
export interface ControlListener {
  readonly types: readonly EventTypeName[];
  /** Is told of each event of these types, from the first on; must not throw, and bear to be told twice. */
  readonly take: (event: Event) => void;
}

/** What following the control topic needs. */
export interface ControlFollowerOptions {
  readonly log: Pick<EventLog, 'offsets' | 'read'>;
  readonly topicNames: TopicNames;
  readonly listeners: readonly ControlListener[];
  readonly logger: Logger;
  /** The time between two looks; 2 s unless given. */
  readonly everyMs?: number;
}

const EVERY_MS = 2_000;
/** A look that hangs, because Kafka is away, must not hold up the end of the process. */
const END_PATIENCE_MS = 1_000;

/**
 * Follows the control topic, which is small and has one partition, without a group: what stands there at the start, then every
 * two seconds what has come since. Trouble is logged once and tried again; it never ends the process.
 */
export class ControlFollower {
  private readonly topic: string;
  private readonly everyMs: number;
  private readTo = 0n;
  private looking: Promise<boolean> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isInTrouble = false;
  private readonly ended = new AbortController();

  constructor(private readonly options: ControlFollowerOptions) {
    this.topic = options.topicNames('control');
    this.everyMs = options.everyMs ?? EVERY_MS;
  }

  /** Resolves when the listeners know all that stands in the topic, however long the log is away; then follows it. */
  async start(): Promise<void> {
    while (!(await this.look()) && !this.ended.signal.aborted) {
      await delay(this.everyMs, undefined, { signal: this.ended.signal }).catch(() => undefined);
    }
    if (!this.ended.signal.aborted) this.timer ??= setInterval(() => void this.look(), this.everyMs).unref();
  }

  /** Ends following; to be awaited before the log is closed. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.ended.abort();
    await Promise.race([this.looking, delay(END_PATIENCE_MS, undefined, { ref: false })]);
  }

  private look(): Promise<boolean> {
    this.looking ??= this.lookOnce().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookOnce(): Promise<boolean> {
    try {
      await this.readOn();
      this.isInTrouble = false;
      return true;
    } catch (error) {
      if (!this.isInTrouble && !this.ended.signal.aborted) this.options.logger.warn('Control facts cannot be read.', { topic: this.topic, error });
      this.isInTrouble = true;
      return false;
    }
  }

  private async readOn(): Promise<void> {
    const [ends] = await this.options.log.offsets([this.topic]);
    if (ends === undefined || ends.next === this.readTo) return;
    const from = this.readTo > ends.first ? this.readTo : ends.first;
    for await (const record of this.options.log.read({ topic: this.topic, partition: 0 }, from)) {
      if (this.ended.signal.aborted) return;
      this.tell(record);
      this.readTo = record.offset + 1n;
    }
    // Behind the last record there may be gaps.
    if (ends.next > this.readTo) this.readTo = ends.next;
  }

  /** Other types are passed over unread: one of them that only a newer release can read must not keep a pause from being seen. */
  private tell(record: StoredRecord): void {
    const listeners = this.options.listeners.filter(({ types }) => types.some((type) => type === record.headers['ce_type']));
    if (listeners.length === 0 || record.value === null) return;
    const read = readEvent(record);
    const place = { topic: record.topic, partition: record.partition, offset: String(record.offset) };
    if (read.kind === 'event') {
      for (const { take } of listeners) take(read.event);
    } else if (read.kind === 'refused') {
      if (read.code === 'EVENT_VERSION_UNKNOWN') throw new OnRecordError(read.code, read.reason, { details: place });
      this.options.logger.warn('Skipped a control record that is no event.', { ...place, errorCode: read.code, reason: read.reason });
    }
  }
}
