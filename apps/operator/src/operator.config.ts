import { databasePassword, databaseUrl, kafkaRules, kafkaSettings, onePassword, settings, withRules } from '@on-record/runtime';
import { z } from 'zod';

const INGESTOR_URL = 'an address http://host:port or https://host, without user and password';

const logSettings = {
  ...kafkaSettings,
  TOPIC_PREFIX: settings.topicPrefix,
  EXTRACTOR_GROUP: z.string().min(1).default('on-record-extractor'),
  PROJECTOR_GROUP: z.string().min(1).default('on-record-projector'),
};
const databaseSettings = { DATABASE_URL: databaseUrl, DATABASE_PASSWORD: databasePassword };
const databaseRules = [onePassword('DATABASE_URL', 'DATABASE_PASSWORD')];
const allSettings = { ...logSettings, ...databaseSettings };
const allRules = [...kafkaRules, ...databaseRules];

/** The settings of verbs that speak to the log. */
export const logConfiguration = withRules(z.object(logSettings), kafkaRules);

/** The settings of verbs that speak to the database. */
export const databaseConfiguration = withRules(z.object(databaseSettings), databaseRules);

/** The settings of verbs that speak to the database, as they were parsed. */
export type DatabaseConfiguration = z.infer<typeof databaseConfiguration>;

/** The settings of verbs that ask the database about topics. */
export const recordConfiguration = withRules(z.object({ ...databaseSettings, TOPIC_PREFIX: settings.topicPrefix }), databaseRules);

/** The settings of verbs that speak to both. */
export const operatorConfiguration = withRules(z.object(allSettings), allRules);

/** The settings of `on-record setup`. */
export const setupConfiguration = withRules(z.object({
  ...allSettings,
  /** The password of the login role `on_record_reader`, which the query process uses. */
  READER_PASSWORD: settings.secret.optional(),
  /** In production 3; below that the log does not outlive its one broker. */
  KAFKA_REPLICATION_FACTOR: settings.countUpTo(15).default(1),
}), allRules);

/** The settings of verbs that deliver again with `--execute`. */
export const resubmitConfiguration = withRules(z.object({
  ...allSettings,
  INGESTOR_URL: z.string({ error: INGESTOR_URL }).regex(/^https?:\/\/[^\s@/?#]+\/?$/, { error: INGESTOR_URL }),
  INGESTOR_OPERATOR_TOKEN: settings.bearerToken,
}), allRules);
