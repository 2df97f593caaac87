import {
  isInScope, readEvent, requestedPartitions,
  type BatchContext, type BatchHandler, type BatchOutcome, type ExtractionRequested, type RecordBatch, type StoredRecord, type TopicPartition,
} from '@on-record/domain';
import { whileHeartbeating } from '../while-heartbeating';
import type { ErasedArticles } from './erased-articles';

/** What the handler needs. */
export interface RequestedArticlesOptions {
  readonly request: ExtractionRequested;
  /** What is done with articles that come in: the same is done with those that are asked for. */
  readonly extract: Pick<BatchHandler, 'handle'>;
  readonly erased: Pick<ErasedArticles, 'in'>;
  /** Told how many revisions were read. */
  readonly onRead: (revisions: number) => void;
}

/** The workers take articles in turn: articles that come in wait for no more than these. */
const AT_ONCE = 16;

/** Reads the articles that a request asks for, and passes over all others; nothing of an article that was erased is read again. */
export class RequestedArticlesHandler implements BatchHandler {
  private readonly ends: ReadonlyMap<number, bigint>;

  constructor(private readonly options: RequestedArticlesOptions) {
    this.ends = new Map(requestedPartitions(options.request).map(({ partition, upTo }) => [partition, upTo]));
  }

  /** A partition that holds nothing of the request is not read. */
  startOffset({ partition }: TopicPartition): Promise<bigint | undefined> {
    return Promise.resolve(this.ends.has(partition) ? undefined : BigInt(this.options.request.upTo[partition] ?? 0));
  }

  async handle(batch: RecordBatch, context: BatchContext): Promise<BatchOutcome> {
    const { erased, extract, onRead } = this.options;
    const requested = batch.records.filter((record) => this.isRequested(record));
    if (requested.length === 0) return { kind: 'handled' };
    const gone = await whileHeartbeating(context, () => erased.in(batch.partition));
    const left = requested.filter(({ headers }) => !gone.has(headers['ce_subject'] ?? ''));
    for (let at = 0; at < left.length; at += AT_ONCE) {
      const records = left.slice(at, at + AT_ONCE);
      await extract.handle({ ...batch, records }, context);
      onRead(records.length);
    }
    return { kind: 'handled' };
  }

  /** What is newer than this process may be an article that is asked for, and has to be waited for. */
  private isRequested(record: StoredRecord): boolean {
    if (record.offset >= (this.ends.get(record.partition) ?? 0n)) return false;
    const read = readEvent(record);
    if (read.kind === 'refused') return read.code === 'EVENT_VERSION_UNKNOWN';
    return read.kind === 'event' && read.event.type === 'ArticleReceived' && isInScope(this.options.request.scope, read.event);
  }
}
