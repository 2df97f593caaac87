import kafkajs, { type Admin, type Batch, type Kafka, type KafkaMessage } from 'kafkajs';

/** Where a partition ends, or how far a group has come in it. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** A record as it stands in the log; without value it is a tombstone. */
export interface LookedAt extends Position {
  readonly key: string;
  readonly value: string;
}

/** Looks at Kafka past the event log of the product. */
export interface KafkaLook {
  readonly ends: (topics: readonly string[]) => Promise<readonly Position[]>;
  /** A partition of which the group has committed nothing counts from 0. */
  readonly committed: (groupId: string, topics: readonly string[]) => Promise<readonly Position[]>;
  /** All records of some topics, from their beginning to their end; tombstones are left out. */
  readonly records: (topics: readonly string[]) => Promise<readonly LookedAt[]>;
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
    records: async (topics) => readRecords(clientOf(brokers), topics, await ends(topics)),
    committed: (groupId, topics) => ask(async (admin) => {
      const found = await admin.fetchOffsets({ groupId, topics: [...topics] });
      return found.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => ({ topic, partition, offset: BigInt(offset) < 0n ? 0n : BigInt(offset) })));
    }),
    close: hangUp,
  };
}

/** Reads topics as a group of its own, which commits nothing. */
async function readRecords(kafka: Kafka, topics: readonly string[], ends: readonly Position[]): Promise<readonly LookedAt[]> {
  const consumer = kafka.consumer({ groupId: 'chaos-look', allowAutoTopicCreation: false });
  const records: LookedAt[] = [];
  const open = new Map(ends.filter(({ offset }) => offset > 0n).map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const alarm = setTimeout(() => reject(new Error(`${topics.join(', ')} could not be read within ${readWithinMs / 1_000} s.`)), readWithinMs);
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        const place = `${batch.topic}/${batch.partition}`;
        records.push(...batch.messages.flatMap((message) => lookedAt(batch, message)));
        if (BigInt(batch.lastOffset()) + 1n >= (open.get(place) ?? 0n)) open.delete(place);
        if (open.size === 0) resolve();
        return Promise.resolve();
      },
    });
    await promise;
    return records;
  } finally {
    clearTimeout(alarm);
    await consumer.disconnect();
  }
}

function lookedAt({ topic, partition }: Pick<Batch, 'topic' | 'partition'>, { key, value, offset }: KafkaMessage): readonly LookedAt[] {
  return value === null ? [] : [{ topic, partition, offset: BigInt(offset), key: key?.toString() ?? '', value: value.toString() }];
}

async function connect(brokers: string): Promise<Admin> {
  const admin = clientOf(brokers).admin({ retry: { retries: 1 } });
  await admin.connect();
  return admin;
}

function clientOf(brokers: string): Kafka {
  return new kafkajs.Kafka({ clientId: 'on-record-chaos', brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING, connectionTimeout: 2_000, requestTimeout: 5_000 });
}
