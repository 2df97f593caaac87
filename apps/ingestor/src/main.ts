import { topicNamesOf } from '@on-record/domain';
import { connectKafkaLog, verifyTopics } from '@on-record/event-log';
import { createLogger, parseConfiguration, readEnvironment, runMain, type HttpProcess } from '@on-record/runtime';
import { startIngestor } from './start-ingestor';
import { ingestorConfiguration } from './ingestor.config';

runMain(main);

async function main(): Promise<HttpProcess> {
  const environment = readEnvironment();
  const configuration = parseConfiguration(ingestorConfiguration, environment);
  const logger = createLogger({ app: 'ingestor', level: configuration.LOG_LEVEL });
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const connection = { brokers: configuration.KAFKA_BROKERS, clientId: 'on-record-ingestor', logger };
  const log = await connectKafkaLog(connection);
  const { warnings } = await verifyTopics({ ...connection, topicNames });
  for (const warning of warnings) logger.warn('Topics are usable but not safe.', { reason: warning });
  return startIngestor({
    log, topicNames, environment, logger,
    sourcesFile: configuration.SOURCES_FILE,
    host: configuration.INGESTOR_HOST,
    port: configuration.INGESTOR_PORT,
    nowMs: () => Date.now(),
    onShutdown: () => log.close(),
  });
}
