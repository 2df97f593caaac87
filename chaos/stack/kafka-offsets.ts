import kafkajs, { type Admin } from 'kafkajs';

/** Where a partition ends, or how far a group has come in it. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** Looks at Kafka past the event log of the product. */
export interface KafkaOffsets {
  readonly ends: (topics: readonly string[]) => Promise<readonly Position[]>;
  /** A partition of which the group has committed nothing counts from 0. */
  readonly committed: (groupId: string, topics: readonly string[]) => Promise<readonly Position[]>;
  readonly close: () => Promise<void>;
}

/** Connects when first asked, and anew after an error. */
export function connectKafkaOffsets(brokers: string): KafkaOffsets {
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
  return {
    ends: (topics) => ask(async (admin) => {
      const found = await Promise.all(topics.map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(topic) })));
      return found.flatMap(({ topic, partitions }) => partitions.map(({ partition, high }) => ({ topic, partition, offset: BigInt(high) })));
    }),
    committed: (groupId, topics) => ask(async (admin) => {
      const found = await admin.fetchOffsets({ groupId, topics: [...topics] });
      return found.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) < 0n ? 0n : BigInt(offset) })));
    }),
    close: hangUp,
  };
}

async function connect(brokers: string): Promise<Admin> {
  const kafka = new kafkajs.Kafka({ clientId: 'on-record-chaos', brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING, connectionTimeout: 2_000, requestTimeout: 5_000 });
  const admin = kafka.admin({ retry: { retries: 1 } });
  await admin.connect();
  return admin;
}
