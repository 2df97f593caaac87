import { topicNamesOf } from '@on-record/domain';
import { connectVerifiedLog } from '@on-record/event-log';
import { engineVersion } from '@on-record/extraction';
import { consumerProbe, createLogger, deadLetterWriter, EventLogTransport, startHttpProcess, type HttpProcess } from '@on-record/runtime';
import { join } from 'node:path';
import { EnginePool } from './engine-pool';
import { EXTRACT_ARTICLES_OPTIONS, ExtractArticlesHandler, type ExtractArticlesOptions } from './extract-articles.handler';
import type { ExtractorConfiguration } from './extractor.config';

/** Starts the extractor: a batch consumer of the articles with the engine in worker threads, and health over HTTP. */
export async function startExtractor(
  configuration: ExtractorConfiguration,
  { onFailure }: { readonly onFailure: (error: unknown) => void },
): Promise<HttpProcess> {
  const logger = createLogger({ app: 'extractor', level: configuration.LOG_LEVEL });
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const log = await connectVerifiedLog({ brokers: configuration.KAFKA_BROKERS, clientId: 'on-record-extractor', logger, topicNames });
  const workerFile = join(__dirname, 'engine.worker.js');
  const pool = new EnginePool({ version: engineVersion, workerFile, workers: configuration.EXTRACTOR_WORKERS });
  await pool.requireEngine();
  const options: ExtractArticlesOptions = { log, reader: pool, topicNames, logger };
  const groupId = configuration.EXTRACTOR_GROUP;
  const setAside = deadLetterWriter({ log, topicNames, stage: 'extractor', logger });
  const transport = new EventLogTransport({ log, groupId, topicNames, topics: ['articles'], partitionsAtOnce: 2, setAside, onFailure });
  return startHttpProcess({
    module: {
      module: ExtractorModule,
      controllers: [ExtractArticlesHandler],
      providers: [{ provide: EXTRACT_ARTICLES_OPTIONS, useValue: options }],
    },
    host: configuration.EXTRACTOR_HOST,
    port: configuration.EXTRACTOR_PORT,
    logger,
    probes: [consumerProbe(transport)],
    transport,
    onShutdown: async () => {
      await pool.close();
      await log.close();
    },
  });
}

class ExtractorModule {}
