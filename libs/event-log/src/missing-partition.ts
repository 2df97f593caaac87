import { OnRecordError, type TopicPartition } from '@on-record/domain';

/** The error for a partition that its topic does not have. */
export function missingPartition({ topic, partition }: TopicPartition): OnRecordError {
  return new OnRecordError('LOG_TOPIC_MISMATCH', `Topic ${topic} has no partition ${partition}: look at its number of partitions with \`on-record doctor\`.`, { details: { topic, partition } });
}
