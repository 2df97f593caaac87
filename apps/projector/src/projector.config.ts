import { databasePassword, databaseUrl, kafkaRules, kafkaSettings, onePassword, settings, withRules } from '@on-record/runtime';
import { z } from 'zod';

/** The topics that read models are made of. */
const PROJECTED_TOPICS = ['articles', 'extractions', 'control', 'dead-letters'] as const;

/** The settings of the projector. */
export const projectorConfiguration = withRules(z.object({
  ...kafkaSettings,
  TOPIC_PREFIX: settings.topicPrefix,
  DATABASE_URL: databaseUrl,
  DATABASE_PASSWORD: databasePassword,
  LOG_LEVEL: settings.logLevel,
  KAFKA_SESSION_TIMEOUT_SECONDS: settings.kafkaSessionTimeoutSeconds,
  KAFKA_REBALANCE_TIMEOUT_SECONDS: settings.kafkaRebalanceTimeoutSeconds,
  /** Where health is answered. */
  PROJECTOR_HOST: settings.host,
  PROJECTOR_PORT: settings.port,
  /** Projectors of one group share the partitions; their offsets are for display, and tell a database that was set back. */
  PROJECTOR_GROUP: z.string().min(1).default('on-record-projector'),
  /** The topics that this process reads, where it shares the work with another by topic; such processes need a group each. */
  PROJECTOR_TOPICS: z
    .string()
    .default(PROJECTED_TOPICS.join(','))
    .transform((list) => [...new Set(list.split(',').map((topic) => topic.trim()))])
    .pipe(z.array(z.enum(PROJECTED_TOPICS, { error: `topics of ${PROJECTED_TOPICS.join(', ')}, separated by commas` })).min(1)),
  /** How long a partition may stand still before events that wait, until the process counts as not ready. */
  PROJECTOR_STALL_SECONDS: settings.stallSeconds(60),
  /** The name of the Kafka cluster in metrics. */
  KAFKA_CLUSTER_NAME: settings.clusterName,
}), [...kafkaRules, onePassword('DATABASE_URL', 'DATABASE_PASSWORD')]);

/** The settings of the projector. */
export type ProjectorConfiguration = Readonly<z.infer<typeof projectorConfiguration>>;
