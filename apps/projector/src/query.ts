import { createLogger, parseConfiguration, readEnvironment, runMain } from '@on-record/runtime';
import { queryConfiguration } from './query/query.config';
import { startQuery } from './query/start-query';

runMain(async () => {
  const config = parseConfiguration(queryConfiguration, readEnvironment());
  return startQuery(config, createLogger({ app: 'query', level: config.LOG_LEVEL }));
});
