import type { Subscription, TopicPartition } from '@on-record/domain';
import type { ConsumerTuning } from './consumer-tuning';
import type { KafkaAdmin } from './kafka-admin';
import { newKafka, type Consumer, type KafkaConnection, type PartitionAssigner } from './kafka-client';

/** What a member of a group is made of. */
export interface MemberParts {
  readonly connection: KafkaConnection;
  readonly tuning: ConsumerTuning;
  readonly admin: KafkaAdmin;
  readonly subscription: Subscription;
  /** A reader without a standing group commits nothing, sees the identity records, and chooses its partitions. */
  readonly reader?: { readonly assigner: PartitionAssigner };
  readonly onPosition?: (partition: TopicPartition, offset: bigint) => void;
}

/** A KafkaJS consumer for a member, not yet connected; it commits nothing by itself. */
export function newMemberConsumer({ connection, tuning, subscription, reader }: MemberParts): Consumer {
  return newKafka(connection).consumer({
    groupId: subscription.groupId,
    sessionTimeout: tuning.sessionTimeoutMs,
    heartbeatInterval: tuning.heartbeatIntervalMs,
    rebalanceTimeout: tuning.rebalanceTimeoutMs,
    maxWaitTimeInMs: tuning.fetchWaitMs,
    maxBytesPerPartition: tuning.partitionBytes,
    maxBytes: tuning.fetchBytes,
    allowAutoTopicCreation: false,
    // KafkaJS restarts itself only after some errors; we do after all.
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1000, restartOnFailure: () => Promise.resolve(false) },
    ...(reader === undefined ? {} : { partitionAssigners: [reader.assigner] }),
  });
}
