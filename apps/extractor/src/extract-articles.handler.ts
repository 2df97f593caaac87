import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  OnRecordError,
  readEvent,
  toExtractionEvents,
  writeEvent,
  type BatchContext,
  type BatchOutcome,
  type Event,
  type EventLog,
  type ExtractionResult,
  type LogRecord,
  type RecordBatch,
  type StoredRecord,
  type TopicNames,
} from '@on-record/domain';
import { HandlesBatches, type Logger } from '@on-record/runtime';
import type { ArticleReader } from './engine-pool';
import type { ExtractionMetrics } from './extraction-metrics';
import { whileHeartbeating } from './while-heartbeating';

/** What the handler needs. */
export interface ExtractArticlesOptions {
  readonly log: Pick<EventLog, 'append'>;
  readonly reader: ArticleReader;
  readonly topicNames: TopicNames;
  readonly logger: Logger;
  readonly metrics?: Pick<ExtractionMetrics, 'countResult'>;
}

/** The name under which Nest hands the options to the handler. */
export const EXTRACT_ARTICLES_OPTIONS = Symbol('extract articles options');

/**
 * Reads each article revision of a batch with the engine and appends what it finds, in order, to the partition number of
 * its input. The batch counts as handled only after the broker has acknowledged all of it; done twice, it appends the
 * same events again.
 */
@Controller()
export class ExtractArticlesHandler {
  constructor(@Inject(EXTRACT_ARTICLES_OPTIONS) private readonly options: ExtractArticlesOptions) {}

  @HandlesBatches()
  async handle(@Payload() batch: RecordBatch, @Ctx() context: BatchContext): Promise<BatchOutcome> {
    const articles = batch.records.flatMap((record) => this.readArticle(record));
    const results = await whileHeartbeating(context, () => this.options.reader.extractAll(articles));
    const records = articles.flatMap((article, place) => this.recordsOf(article, results[place]));
    if (!context.isAssigned()) {
      throw new OnRecordError('LOG_ASSIGNMENT_LOST', 'The partition went to another extractor while its articles were read.', {
        details: { topic: batch.topic, partition: batch.partition },
      });
    }
    await whileHeartbeating(context, () => this.options.log.append(inPartition(records, batch.partition), { deadlineMs: 30_000 }));
    return { kind: 'handled' };
  }

  /** The article event of a record, if it is one. What cannot be read is set aside by the projector, which reads it too. */
  private readArticle(record: StoredRecord): readonly Event<'ArticleReceived'>[] {
    const { topic, partition } = record;
    const read = readEvent(record);
    if (read.kind === 'event') return read.event.type === 'ArticleReceived' ? [read.event] : [];
    if (read.kind === 'tombstone') return [];
    const position = { topic, partition, offset: String(record.offset) };
    if (read.code === 'EVENT_VERSION_UNKNOWN') throw new OnRecordError(read.code, read.reason, { details: position });
    this.options.logger.warn('Skipped a record that is no event.', { ...position, errorCode: read.code, reason: read.reason });
    return [];
  }

  /** The records of an article's run. Findings that cannot be written would stop the partition for ever: the run fails. */
  private recordsOf(article: Event<'ArticleReceived'>, result: ExtractionResult | undefined): readonly LogRecord[] {
    try {
      return this.written(article, result ?? { kind: 'failed', code: 'ENGINE_BROKE', reason: 'The engine gave no answer.' });
    } catch (error) {
      const { articleId, revisionId } = article.payload;
      this.options.logger.error('Findings cannot be written.', { stream: articleId, revisionId, error });
      return this.written(article, unwritable(error));
    }
  }

  private written(article: Event<'ArticleReceived'>, result: ExtractionResult): readonly LogRecord[] {
    const records = toExtractionEvents(article, this.options.reader.version, result).map((event) => writeEvent(event, this.options.topicNames));
    this.options.metrics?.countResult(result);
    return records;
  }
}

function unwritable(error: unknown): ExtractionResult {
  const reason = error instanceof Error ? error.message : String(error);
  const isTooLarge = error instanceof OnRecordError && error.code === 'EVENT_TOO_LARGE';
  return { kind: 'failed', code: isTooLarge ? 'WORK_BUDGET_EXCEEDED' : 'ENGINE_BROKE', reason };
}

/** Articles and extractions have equally many partitions, so that the events of an article keep its partition number. */
function inPartition(records: readonly LogRecord[], partition: number): readonly LogRecord[] {
  return records.map((record) => ({ ...record, partition }));
}
