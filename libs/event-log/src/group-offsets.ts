import type { TopicPartition } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, LogSink } from './kafka-client';
import { partitionKey } from './partition-fetcher';

const SHOW_EVERY_MS = 1000;
/** A broker that is away must not hold up the end of a consumer for what only tools look at. */
const LAST_WORD_PATIENCE_MS = 1000;

/** What is needed of a consumer. */
type Committing = Pick<Consumer, 'commitOffsets'>;

type Positions = Map<string, TopicPartition & { readonly offset: bigint }>;

/**
 * Commits positions as group offsets, for the tools that show them: at most once a second, many partitions in one request,
 * and nothing waits for it. What cannot be committed is tried again with what comes next, and forgotten with the assignment.
 */
export class GroupOffsetDisplay {
  private consumer: Committing | undefined;
  private news: Positions = new Map();
  private assignment = 0;
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();

  constructor(private readonly parts: { readonly logger: LogSink | undefined; readonly metadata: string | undefined }) {}

  /** A new assignment begins: what stood before is no longer ours to show. */
  begin(consumer: Committing): void {
    this.news = new Map();
    this.assignment += 1;
    this.consumer = consumer;
  }

  /** The position of a partition, to be shown before long. */
  show({ topic, partition }: TopicPartition, offset: bigint): void {
    this.news.set(partitionKey({ topic, partition }), { topic, partition, offset });
    this.timer ??= setTimeout(() => this.commitSoon(), SHOW_EVERY_MS).unref();
  }

  /** Shows what is left, if the broker answers before long, and ends. */
  async end(): Promise<void> {
    this.commitSoon();
    await Promise.race([this.underWay, delay(LAST_WORD_PATIENCE_MS, undefined, { ref: false })]);
    clearTimeout(this.timer);
    this.timer = undefined;
    this.consumer = undefined;
  }

  private commitSoon(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.underWay = this.underWay.then(() => this.commit());
  }

  private async commit(): Promise<void> {
    const { consumer, news, assignment } = this;
    if (consumer === undefined || news.size === 0) return;
    this.news = new Map();
    try {
      const metadata = this.parts.metadata ?? null;
      await consumer.commitOffsets([...news.values()].map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset), metadata })));
    } catch (error) {
      this.parts.logger?.warn('Group offsets could not be shown.', { error });
      if (this.assignment === assignment && this.consumer !== undefined) this.restore(news);
    }
  }

  private restore(old: Positions): void {
    for (const [key, position] of old) if (!this.news.has(key)) this.news.set(key, position);
    this.timer ??= setTimeout(() => this.commitSoon(), SHOW_EVERY_MS).unref();
  }
}

/**
 * Commits the group offset of a batch that was handled. It may fail, for the batch counts without it: a next consumer then
 * handles it again.
 */
export async function commitGroupOffset(
  { topic, partition }: TopicPartition,
  offset: bigint,
  { commit, logger, metadata }: { readonly commit: EachBatchPayload['commitOffsetsIfNecessary']; readonly logger: LogSink | undefined; readonly metadata: string | undefined },
): Promise<void> {
  try {
    // The types of KafkaJS know no metadata here; its request sends them on.
    const committed = { partition, offset: String(offset), ...(metadata === undefined ? {} : { metadata }) };
    await commit({ topics: [{ topic, partitions: [committed] }] });
  } catch (error) {
    logger?.warn('Group offset could not be committed.', { topic, partition, offset: String(offset), error });
  }
}
