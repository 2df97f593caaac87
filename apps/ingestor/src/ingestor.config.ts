import { kafkaRules, kafkaSettings, settings, withRules } from '@on-record/runtime';
import { z } from 'zod';

/** The settings of the ingestor. */
export const ingestorConfiguration = withRules(z.object({
  INGESTOR_HOST: settings.host,
  INGESTOR_PORT: settings.port,
  /** The YAML file that names the sources. */
  SOURCES_FILE: z.string({ error: 'the path of the sources file' }).min(1),
  /** With it an operator resubmits refused deliveries; without it nobody does. */
  INGESTOR_OPERATOR_TOKEN: settings.bearerToken.optional(),
  ...kafkaSettings,
  TOPIC_PREFIX: settings.topicPrefix,
  LOG_LEVEL: settings.logLevel,
}), kafkaRules);
