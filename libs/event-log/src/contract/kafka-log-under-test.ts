import { MAX_RECORD_BYTES, type EventLog, type TopicPartition } from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import { createTopics } from '../create-topics';
import { KafkaAdmin } from '../kafka-admin';
import { newKafka, type KafkaConnection } from '../kafka-client';
import { connectKafkaLog, type KafkaLogOptions } from '../kafka-log';
import type { LogUnderTest } from './log-under-test';
import { eventually } from './test-handler';

/** The log on Kafka for the contract suite, with topics that have nothing but a size limit set. */
export async function kafkaLogUnderTest(options: KafkaLogOptions): Promise<LogUnderTest> {
  const log: EventLog = await connectKafkaLog(options);
  const kafka = newKafka(options);
  const admin = kafka.admin();
  await admin.connect();
  const patient = new KafkaAdmin(options);
  return {
    log,
    newTopic: async (partitions) => {
      const topic = `contract-${randomUUID()}`;
      const configEntries = [{ name: 'max.message.bytes', value: String(MAX_RECORD_BYTES) }];
      await createTopics(patient, [{ topic, numPartitions: partitions, replicationFactor: 1, configEntries }]);
      return topic;
    },
    setCommittedOffset: async (groupId, { topic, partition }, offset) => {
      await admin.setOffsets({ groupId, topic, partitions: [{ partition, offset: String(offset) }] });
    },
    appendGap: async (partition) => {
      const nextOffset = async (): Promise<bigint> => (await patient.offsets([partition.topic])).find((each) => each.partition === partition.partition)?.next ?? 0n;
      const before = await nextOffset();
      await appendAborted(options, partition);
      // The broker answers the abort before it has written the mark, and lets nobody read on before it has.
      await eventually(async () => (await nextOffset()) === before + GAP, 'the aborted records to have their mark');
    },
    cutBefore: async ({ topic, partition }, offset) => {
      // KafkaJS deletes records only of topics that this client knows already.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
    },
    close: async () => {
      await log.close();
      await patient.close();
      await admin.disconnect();
    },
  };
}

/** Two records and the mark of their transaction's end. */
const GAP = 3n;

/** Records of a transaction that was aborted, and the mark of its end, take offsets that no reader sees. */
async function appendAborted(connection: KafkaConnection, { topic, partition }: TopicPartition): Promise<void> {
  const producer = newKafka(connection).producer({
    idempotent: true,
    transactionalId: `gap-${randomUUID()}`,
    maxInFlightRequests: 1,
    createPartitioner: () => () => partition,
  });
  await producer.connect();
  try {
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ key: 'gap', value: 'gap', partition }, { key: 'gap', value: 'gap', partition }] });
    await transaction.abort();
  } finally {
    await producer.disconnect();
  }
}
