import { kafkaRules, kafkaSettings, settings, withRules } from '@on-record/runtime';
import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** The settings of the extractor. */
export const extractorConfiguration = withRules(z.object({
  ...kafkaSettings,
  TOPIC_PREFIX: settings.topicPrefix,
  LOG_LEVEL: settings.logLevel,
  KAFKA_SESSION_TIMEOUT_SECONDS: settings.kafkaSessionTimeoutSeconds,
  KAFKA_REBALANCE_TIMEOUT_SECONDS: settings.kafkaRebalanceTimeoutSeconds,
  /** Where health is answered. */
  EXTRACTOR_HOST: settings.host,
  EXTRACTOR_PORT: settings.port,
  /** Extractors of one group share the partitions of the articles. */
  EXTRACTOR_GROUP: z.string().min(1).default('on-record-extractor'),
  /**
   * How long a partition may stand still before articles that wait, until the process counts as not ready: long enough for
   * the guard of the engine to end more than one article that hangs.
   */
  EXTRACTOR_STALL_SECONDS: settings.stallSeconds(180),
  /** The name of the Kafka cluster in metrics. */
  KAFKA_CLUSTER_NAME: settings.clusterName,
  /** Worker threads; as many as there are cores unless given. */
  EXTRACTOR_WORKERS: settings.countUpTo(256).default(availableParallelism()),
}), kafkaRules);

/** The settings of the extractor. */
export type ExtractorConfiguration = Readonly<z.infer<typeof extractorConfiguration>>;
