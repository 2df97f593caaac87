import type { DynamicModule } from '@nestjs/common';
import { topicNamesOf, type EventLog } from '@on-record/domain';
import { connectVerifiedLog } from '@on-record/event-log';
import { loadLanguageModel } from '@on-record/language-model';
import {
  ConsumerMonitor, consumerTimes, ControlFollower, createLogger, createMetrics, deadLetterWriter, EventLogTransport, kafkaAccess, measureAppends, StagePause,
  startHttpProcess, type HttpProcess, type Logger, type Metrics,
} from '@on-record/runtime';
import { join } from 'node:path';
import { EnginePool, type ArticleReader } from './engine-pool';
import { EXTRACT_ARTICLES_OPTIONS, ExtractArticlesHandler, type ExtractArticlesOptions } from './extract-articles.handler';
import { extractionMetrics, type ExtractionMetrics } from './extraction-metrics';
import type { ExtractorConfiguration } from './extractor.config';
import { ExtractionRequests } from './requests/extraction-requests';
import { requestMetrics } from './requests/request-metrics';

/** What an extractor works with; `onFailure` is told when its consumer has ended with an error. */
export interface ExtractorParts {
  readonly log: EventLog;
  readonly reader: ArticleReader;
  readonly metrics: Metrics;
  readonly extraction: ExtractionMetrics;
  readonly logger: Logger;
  readonly onFailure: (error: unknown) => void;
  /** Closes what the extractor was given, after it has stopped. */
  readonly onShutdown: () => Promise<void>;
}

/** Connects the log, starts the engine in worker threads, and starts the extractor with them. */
export async function startExtractor(
  configuration: ExtractorConfiguration,
  { onFailure }: { readonly onFailure: (error: unknown) => void },
): Promise<HttpProcess> {
  const logger = createLogger({ app: 'extractor', level: configuration.LOG_LEVEL });
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const { log } = await connectVerifiedLog({
    ...kafkaAccess(configuration), clientId: 'on-record-extractor', logger, topicNames, consumer: consumerTimes(configuration),
  });
  const workerFile = join(__dirname, 'engine.worker.js');
  const pool = await EnginePool.start({ workerFile, model: loadLanguageModel(), workers: configuration.EXTRACTOR_WORKERS });
  const metrics = createMetrics({ app: 'extractor', engineVersion: pool.version });
  const extraction = extractionMetrics(metrics);
  pool.measure(extraction.measureReading);
  const onShutdown = async (): Promise<void> => {
    await pool.close();
    await log.close();
  };
  return runExtractor(configuration, { log, reader: pool, metrics, extraction, logger, onFailure, onShutdown });
}

/**
 * Starts an extractor on a log that is open: the batch consumer of the articles, the work on requests beside it, and health and
 * metrics over HTTP. What stands in the control topic is read first: an extractor that is paused starts paused.
 */
export async function runExtractor(configuration: ExtractorConfiguration, parts: ExtractorParts): Promise<HttpProcess> {
  const { log, reader, metrics, extraction, logger, onFailure } = parts;
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const groupId = configuration.EXTRACTOR_GROUP;
  const pause = new StagePause('extractor', logger);
  const monitor = monitorOf(configuration, parts, pause);
  const options: ExtractArticlesOptions = { log: measureAppends(metrics, log), reader, topicNames, logger, metrics: extraction };
  const setAside = deadLetterWriter({ log, topicNames, stage: 'extractor', logger, onDeadLettered: ({ code }) => monitor.countDeadLetter(code) });
  const transport = new EventLogTransport({
    // Says beside the group's offsets which engine version committed them.
    log, groupId, topicNames, topics: ['articles'], partitionsAtOnce: 2, setAside, pause, offsetMetadata: reader.version, observer: monitor.observer, onFailure,
  });
  const requests = new ExtractionRequests({
    log, groupId, topicNames, engineVersion: reader.version, extract: new ExtractArticlesHandler(options), pause, setAside, logger, metrics: requestMetrics(metrics),
  });
  const control = new ControlFollower({ log, topicNames, logger, listeners: [pause, requests] });
  await control.start();
  const started = await startHttpProcess({
    module: extractorModule(options),
    host: configuration.EXTRACTOR_HOST,
    port: configuration.EXTRACTOR_PORT,
    logger, metrics, transport,
    probes: monitor.watch(transport),
    onShutdown: async () => {
      await Promise.all([control.stop(), requests.stop(), monitor.stop()]);
      await parts.onShutdown();
    },
  });
  requests.start();
  return started;
}

function extractorModule(options: ExtractArticlesOptions): DynamicModule {
  return { module: ExtractorModule, controllers: [ExtractArticlesHandler], providers: [{ provide: EXTRACT_ARTICLES_OPTIONS, useValue: options }] };
}

/** The positions that count are the group's committed offsets: from there a restart would go on. */
function monitorOf(configuration: ExtractorConfiguration, { log, metrics, logger }: ExtractorParts, pause: StagePause): ConsumerMonitor {
  const groupId = configuration.EXTRACTOR_GROUP;
  const topics = [topicNamesOf(configuration.TOPIC_PREFIX)('articles')];
  return new ConsumerMonitor({
    metrics, log, logger, topics, groupId, pause,
    clusterName: configuration.KAFKA_CLUSTER_NAME,
    stallMs: configuration.EXTRACTOR_STALL_SECONDS * 1_000,
    positions: async () => {
      const committed = await log.committedOffsets(groupId, topics);
      return committed.map(({ topic, partition, offset }) => ({ topic, partition, nextOffset: offset }));
    },
  });
}

class ExtractorModule {}
