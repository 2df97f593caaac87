import kafkajs, { type Admin, type Kafka } from 'kafkajs';

/** Where a partition ends, or how far a group has come in it. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** Looks at Kafka past the event log of the product. */
export interface KafkaLook {
  readonly ends: (topics: readonly string[]) => Promise<readonly Position[]>;
  /** A partition of which the group has committed nothing counts from 0. */
  readonly committed: (groupId: string, topics: readonly string[]) => Promise<readonly Position[]>;
  /** The values of all records of a topic from its beginning to its end. */
  readonly values: (topic: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

const readWithinMs = 60_000;

/** Connects when first asked, and anew after an error. */
export function connectKafkaLook(brokers: string): KafkaLook {
  let current: Promise<Admin> | undefined;
  const hangUp = async (): Promise<void> => {
    const before = current;
    current = undefined;
    await before?.then((admin) => admin.disconnect()).catch(() => undefined);
  };
  const ask = async <T>(question: (admin: Admin) => Promise<T>): Promise<T> => {
    try {
      return await question(await (current ??= connect(brokers)));
    } catch (error) {
      void hangUp();
      throw error;
    }
  };
  const ends: KafkaLook['ends'] = (topics) => ask(async (admin) => {
    const found = await Promise.all(topics.map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(topic) })));
    return found.flatMap(({ topic, partitions }) => partitions.map(({ partition, high }) => ({ topic, partition, offset: BigInt(high) })));
  });
  return {
    ends,
    values: async (topic) => readValues(clientOf(brokers), topic, await ends([topic])),
    committed: (groupId, topics) => ask(async (admin) => {
      const found = await admin.fetchOffsets({ groupId, topics: [...topics] });
      return found.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) < 0n ? 0n : BigInt(offset) })));
    }),
    close: hangUp,
  };
}

/** Reads a topic as a group of its own, which commits nothing. */
async function readValues(kafka: Kafka, topic: string, ends: readonly Position[]): Promise<readonly string[]> {
  const consumer = kafka.consumer({ groupId: 'chaos-look', allowAutoTopicCreation: false });
  const values: string[] = [];
  const open = new Map(ends.filter(({ offset }) => offset > 0n).map(({ partition, offset }) => [partition, offset]));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const alarm = setTimeout(() => reject(new Error(`${topic} could not be read within ${readWithinMs / 1_000} s.`)), readWithinMs);
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        values.push(...batch.messages.flatMap(({ value }) => (value === null ? [] : [value.toString()])));
        if (BigInt(batch.lastOffset()) + 1n >= (open.get(batch.partition) ?? 0n)) open.delete(batch.partition);
        if (open.size === 0) resolve();
        return Promise.resolve();
      },
    });
    await promise;
    return values;
  } finally {
    clearTimeout(alarm);
    await consumer.disconnect();
  }
}

async function connect(brokers: string): Promise<Admin> {
  const admin = clientOf(brokers).admin({ retry: { retries: 1 } });
  await admin.connect();
  return admin;
}

function clientOf(brokers: string): Kafka {
  return new kafkajs.Kafka({ clientId: 'on-record-chaos', brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING, connectionTimeout: 2_000, requestTimeout: 5_000 });
}
