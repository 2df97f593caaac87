import { settings } from '@on-record/runtime';
import { z } from 'zod';

const INGESTOR_URL = 'an address http://host:port or https://host, without user and password';

/** The settings of verbs that speak to the log. */
export const logConfiguration = z.object({
  KAFKA_BROKERS: settings.brokers,
  TOPIC_PREFIX: settings.topicPrefix,
  EXTRACTOR_GROUP: z.string().min(1).default('on-record-extractor'),
  PROJECTOR_GROUP: z.string().min(1).default('on-record-projector'),
});

/** The settings of verbs that speak to the database. */
export const databaseConfiguration = z.object({ DATABASE_URL: settings.databaseUrl });

/** The settings of verbs that ask the database about topics. */
export const recordConfiguration = databaseConfiguration.extend({ TOPIC_PREFIX: settings.topicPrefix });

/** The settings of verbs that speak to both. */
export const operatorConfiguration = logConfiguration.extend(databaseConfiguration.shape);

/** The settings of `on-record setup`. */
export const setupConfiguration = operatorConfiguration.extend({
  /** The password of the login role `on_record_reader`, which the query process uses. */
  READER_PASSWORD: settings.secret.optional(),
  /** In production 3; below that the log does not outlive its one broker. */
  KAFKA_REPLICATION_FACTOR: settings.countUpTo(15).default(1),
});

/** The settings of `on-record refusals resubmit --execute`. */
export const resubmitConfiguration = operatorConfiguration.extend({
  INGESTOR_URL: z.string({ error: INGESTOR_URL }).regex(/^https?:\/\/[^\s@/?#]+\/?$/, { error: INGESTOR_URL }),
  INGESTOR_OPERATOR_TOKEN: settings.bearerToken,
});
