import { requestedPartitions, requestGroupOf, type ConsumerState, type Event, type EventLog, type RequestedPartition, type RunningConsumer, type SetAside } from '@on-record/domain';
import { pausable, type StagePause } from '@on-record/runtime';
import { setTimeout as delay } from 'node:timers/promises';
import { ErasedArticles } from './erased-articles';
import { RequestedArticlesHandler, type RequestedArticlesOptions } from './requested-articles.handler';

/** What fulfilling a request needs. */
export interface FulfilmentParts extends Pick<RequestedArticlesOptions, 'extract' | 'onRead'> {
  readonly log: Pick<EventLog, 'committedOffsets' | 'consume' | 'offsets' | 'read'>;
  /** The full name of the topic of articles. */
  readonly topic: string;
  /** The group of the extractors. */
  readonly groupId: string;
  readonly pause: StagePause;
  readonly setAside: SetAside;
  /** The time between two looks at how far the work is. */
  readonly everyMs: number;
}

/** A partition that is not read to the end of the request, and the offset from which it has to be. */
interface Unread extends RequestedPartition {
  readonly from: bigint;
}

/** Looking for gaps at the end of a partition reads from it: not at each look. */
const GAPS_EVERY_MS = 10_000;

/**
 * Takes part in the work on a request, together with the other extractors of its engine version: they share a consumer group
 * whose committed offsets say how far it is, so that it goes on where it was after a restart. Resolves with true when all of it
 * has been read by whomever, and with false when the signal ends it before. Fails with what ends its consumer.
 */
export async function fulfilRequest(request: Event<'ExtractionRequested'>, parts: FulfilmentParts, signal: AbortSignal): Promise<boolean> {
  const progress = new RequestProgress(request, parts);
  if (await progress.isRead()) return true;
  const { log, topic, extract, onRead, setAside } = parts;
  const handler = new RequestedArticlesHandler({ request: request.payload, extract, onRead, erased: new ErasedArticles({ log, topic }) });
  const begun = pausable(parts.pause, () => log.consume({ groupId: progress.groupId, topics: [topic], handler, partitionsAtOnce: 1, setAside }));
  const consumer = await unlessAborted(begun, signal);
  if (consumer === undefined) return false;
  try {
    while (!signal.aborted) {
      // A consumer that has ended with an error rejects here.
      await Promise.race([delay(parts.everyMs, undefined, { signal, ref: false }).catch(() => undefined), consumer.finished]);
      if (!signal.aborted && (await progress.isRead(consumer.state()))) return true;
    }
    return false;
  } finally {
    await consumer.stop();
  }
}

/** A consumer begins when the log answers, which an end must not wait for: one that begins afterwards is ended at once. */
async function unlessAborted(begun: Promise<RunningConsumer>, signal: AbortSignal): Promise<RunningConsumer | undefined> {
  const aborted = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
  const consumer = await Promise.race([begun, signal.aborted ? undefined : aborted]);
  if (consumer === undefined) begun.then((late) => late.stop(), () => undefined);
  return consumer;
}

/** How far a request is, as the offsets that were committed for it say. */
class RequestProgress {
  readonly groupId: string;
  private readonly requested: readonly RequestedPartition[];
  private gapsSoughtAtMs = Number.NEGATIVE_INFINITY;

  constructor({ payload }: Event<'ExtractionRequested'>, private readonly parts: FulfilmentParts) {
    this.groupId = requestGroupOf(parts.groupId, payload.requestId);
    this.requested = requestedPartitions(payload);
  }

  /** Says whether everything has been read; `state` is that of the own consumer, where there is one. */
  async isRead(state?: ConsumerState): Promise<boolean> {
    const unread = await this.unread();
    if (unread.length === 0) return true;
    if (state !== undefined && unread.some(({ partition, upTo }) => isWorkLeft(state, partition, upTo))) return false;
    if (performance.now() - this.gapsSoughtAtMs < GAPS_EVERY_MS) return false;
    this.gapsSoughtAtMs = performance.now();
    return !(await this.holdAny(unread));
  }

  private async unread(): Promise<readonly Unread[]> {
    const { log, topic } = this.parts;
    const committed = new Map((await log.committedOffsets(this.groupId, [topic])).map(({ partition, offset }) => [partition, offset]));
    const first = new Map((await log.offsets([topic])).map((ends) => [ends.partition, ends.first]));
    const unread = this.requested.map((each): Unread => {
      const [begin, reached] = [first.get(each.partition) ?? 0n, committed.get(each.partition) ?? 0n];
      return { ...each, from: reached > begin ? reached : begin };
    });
    return unread.filter(({ from, upTo }) => from < upTo);
  }

  /** Compaction may have taken the last records of a request: then nothing is left to be committed. */
  private async holdAny(unread: readonly Unread[]): Promise<boolean> {
    for (const { partition, from, upTo } of unread) {
      for await (const { offset } of this.parts.log.read({ topic: this.parts.topic, partition }, from)) {
        if (offset < upTo) return true;
        break;
      }
    }
    return false;
  }
}

function isWorkLeft({ assigned, positions }: ConsumerState, partition: number, upTo: bigint): boolean {
  if (!assigned.some((each) => each.partition === partition)) return false;
  const position = positions.find((each) => each.partition === partition);
  return position === undefined || position.fetchedTo < upTo;
}
