import { OnRecordError } from '@on-record/domain';
import { backOffMs } from './back-off';
import type { KafkaAdmin } from './kafka-admin';
import { setTimeout as pass } from 'node:timers/promises';

/** A topic to be created, in the words of the protocol. */
export interface NewTopic {
  readonly topic: string;
  readonly numPartitions: number;
  readonly replicationFactor: number;
  readonly configEntries: { name: string; value: string }[];
}

const BACK_OFF = { initialMs: 50, maxMs: 500 };
const WITHIN_MS = 15_000;

/**
 * Creates topics and waits until all of their partitions answer. KafkaJS can wait for leaders itself, but gives up at once
 * when the broker that it asks has not heard of the topic yet, as happens on a busy machine. Topics that are there already
 * are left as they are.
 */
export async function createTopics(admin: KafkaAdmin, topics: readonly NewTopic[]): Promise<void> {
  await admin.ask('Making the topics', (client) => client.createTopics({ waitForLeaders: false, timeout: WITHIN_MS, topics: [...topics] }));
  const begun = performance.now();
  for (let failures = 1; ; failures += 1) {
    try {
      await admin.offsets(topics.map(({ topic }) => topic));
      return;
    } catch (error) {
      const isUnheard = error instanceof OnRecordError && error.code === 'LOG_TOPIC_MISMATCH';
      if (!isUnheard || performance.now() - begun > WITHIN_MS) throw error;
      await pass(backOffMs(failures, BACK_OFF));
    }
  }
}
