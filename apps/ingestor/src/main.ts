import { topicNamesOf } from '@on-record/domain';
import { connectVerifiedLog } from '@on-record/event-log';
import { createLogger, kafkaAccess, parseConfiguration, readEnvironment, runMain, type HttpProcess } from '@on-record/runtime';
import { startIngestor } from './start-ingestor';
import { ingestorConfiguration } from './ingestor.config';

runMain(main);

async function main(): Promise<HttpProcess> {
  const environment = readEnvironment();
  const configuration = parseConfiguration(ingestorConfiguration, environment);
  const logger = createLogger({ app: 'ingestor', level: configuration.LOG_LEVEL });
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const { log } = await connectVerifiedLog({ ...kafkaAccess(configuration), clientId: 'on-record-ingestor', logger, topicNames });
  return startIngestor({
    log, topicNames, environment, logger,
    operatorToken: configuration.INGESTOR_OPERATOR_TOKEN,
    editorToken: configuration.INGESTOR_EDITOR_TOKEN,
    sourcesFile: configuration.SOURCES_FILE,
    host: configuration.INGESTOR_HOST,
    port: configuration.INGESTOR_PORT,
    nowMs: () => Date.now(),
    onShutdown: () => log.close(),
  });
}
