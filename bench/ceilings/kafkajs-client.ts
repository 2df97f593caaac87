import kafkajs, { type Consumer, type Kafka, type Producer } from 'kafkajs';

export type { Consumer, Producer };

/** A client without anything of ours around it; it says nothing of what it goes on to retry. */
export function bareKafka(brokers: string): Kafka {
  return new kafkajs.Kafka({ clientId: 'on-record-bench', brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING });
}

/** An idempotent producer with one request under way, as ours has, that sends each record where it is said to go. */
export async function bareProducer(brokers: string): Promise<Producer> {
  const producer = bareKafka(brokers).producer({
    idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: () => ({ message }) => message.partition ?? 0,
  });
  await producer.connect();
  return producer;
}
