import { kafkaRules, kafkaSettings, settings, withRules, type SettingsRule } from '@on-record/runtime';
import { z } from 'zod';

/** Editors with the operator's token could publish in the name of every source. */
const tokensDiffer: SettingsRule = ({ INGESTOR_OPERATOR_TOKEN: operator, INGESTOR_EDITOR_TOKEN: editor }, blame) => {
  if (editor !== undefined && editor === operator) blame('INGESTOR_EDITOR_TOKEN', 'another token than INGESTOR_OPERATOR_TOKEN');
};

/** The settings of the ingestor. */
export const ingestorConfiguration = withRules(z.object({
  INGESTOR_HOST: settings.host,
  INGESTOR_PORT: settings.port,
  /** The YAML file that names the sources. */
  SOURCES_FILE: z.string({ error: 'the path of the sources file' }).min(1),
  /** With it an operator resubmits refused deliveries; without it nobody does. */
  INGESTOR_OPERATOR_TOKEN: settings.bearerToken.optional(),
  /** With it editors correct findings from the pages; without it nobody does. It opens nothing else. */
  INGESTOR_EDITOR_TOKEN: settings.bearerToken.optional(),
  ...kafkaSettings,
  TOPIC_PREFIX: settings.topicPrefix,
  LOG_LEVEL: settings.logLevel,
}), [...kafkaRules, tokensDiffer]);
