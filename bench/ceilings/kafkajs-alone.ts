import type { LogRecord } from '@on-record/domain';
import { randomUUID } from 'node:crypto';
import { bareKafka, bareProducer, type Producer } from './kafkajs-client.ts';

/** The sizes of our own consumer and of our own requests, so that a comparison is one of what is done with the records. */
const tuning = { maxWaitTimeInMs: 250, maxBytesPerPartition: 2 * 1024 * 1024, maxBytes: 24 * 1024 * 1024 };
const partitionsAtOnce = 2;
const requestBytes = 1024 * 1024;
const acks = -1;

/** Records that KafkaJS alone appends per second, in requests of the size that the product makes. */
export async function produceAlone(brokers: string, records: readonly LogRecord[]): Promise<number> {
  const producer = await bareProducer(brokers);
  try {
    const requests = cut(records).map(toTopicMessages);
    const began = performance.now();
    for (const topicMessages of requests) await producer.sendBatch({ acks, topicMessages });
    return (records.length * 1000) / (performance.now() - began);
  } finally {
    await producer.disconnect();
  }
}

/** Records per second that KafkaJS alone hands over from the beginning of these topics; the time begins with the first fetch. */
export async function consumeAlone(brokers: string, topics: readonly string[], count: number): Promise<number> {
  const consumer = bareKafka(brokers).consumer({ groupId: `bench.${randomUUID()}`, allowAutoTopicCreation: false, ...tuning });
  const all = Promise.withResolvers<number>();
  let began: number | undefined;
  let seen = 0;
  consumer.on(consumer.events.FETCH_START, () => {
    began ??= performance.now();
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false, partitionsConsumedConcurrently: partitionsAtOnce,
      eachBatch: ({ batch }) => {
        seen += batch.messages.length;
        const now = performance.now();
        if (seen >= count) all.resolve((seen * 1000) / (now - (began ?? now)));
        return Promise.resolve();
      },
    });
    return await all.promise;
  } finally {
    await consumer.disconnect();
  }
}

/** The ms from handing one record to KafkaJS until KafkaJS hands it back, one after the other. */
export async function roundTripsAlone(brokers: string, valueBytes: number, count: number): Promise<readonly number[]> {
  const topic = `bench-trips-${randomUUID()}`;
  await createTopic(brokers, topic);
  const consumer = bareKafka(brokers).consumer({ groupId: topic, allowAutoTopicCreation: false, ...tuning });
  const producer = await bareProducer(brokers);
  let arrived: () => void = () => undefined;
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve(arrived()) });
    const trip = (): Promise<number> => roundTrip(producer, { topic, value: Buffer.alloc(valueBytes, 'a') }, (callback) => { arrived = callback; });
    for (let warm = 0; warm < 20; warm += 1) await trip();
    const trips: number[] = [];
    while (trips.length < count) trips.push(await trip());
    return trips;
  } finally {
    await Promise.all([consumer.disconnect(), producer.disconnect()]);
  }
}

async function roundTrip(producer: Producer, { topic, value }: { readonly topic: string; readonly value: Buffer }, listen: (callback: () => void) => void): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const began = performance.now();
  listen(() => resolve(performance.now() - began));
  await producer.send({ topic, acks, messages: [{ value, partition: 0 }] });
  return promise;
}

async function createTopic(brokers: string, topic: string): Promise<void> {
  const admin = bareKafka(brokers).admin();
  await admin.connect();
  try {
    await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 1 }], waitForLeaders: true });
  } finally {
    await admin.disconnect();
  }
}

function cut(records: readonly LogRecord[]): readonly (readonly LogRecord[])[] {
  const requests: LogRecord[][] = [[]];
  let bytes = 0;
  for (const record of records) {
    const size = record.value?.byteLength ?? 0;
    if (bytes > 0 && bytes + size > requestBytes) {
      requests.push([]);
      bytes = 0;
    }
    requests.at(-1)?.push(record);
    bytes += size;
  }
  return requests;
}

function toTopicMessages(records: readonly LogRecord[]): Parameters<Producer['sendBatch']>[0]['topicMessages'] & object {
  return [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    messages: ofTopic.map(({ key, value, headers, partition }) => ({ key, value: value === null ? null : Buffer.from(value), headers: { ...headers }, partition })),
  }));
}
