import { OnRecordError, type LogRecord } from '@on-record/domain';
import { newKafka, type KafkaConnection, type Producer, type RecordMetadata } from './kafka-client';
import { toLogError } from './kafka-errors';

const ALL_REPLICAS = -1;
const WHAT = 'Appending to the log';

/**
 * Sends requests through an idempotent producer, one at a time (append-lane.ts says why). A producer that failed once, or
 * was given up, is never used again: the next request gets a new one, with a new producer id.
 */
export class KafkaSender {
  private current: Promise<Producer> | undefined;

  constructor(private readonly connection: KafkaConnection) {}

  /** Makes the connection ahead of the first request. Fails with LOG_UNAVAILABLE. */
  async connect(signal: AbortSignal): Promise<void> {
    await this.producer(signal);
  }

  /** Sends records in one request; they are appended when it resolves. */
  async send(records: readonly LogRecord[], signal: AbortSignal): Promise<void> {
    const producer = await this.producer(signal);
    const sending = producer.sendBatch({ acks: ALL_REPLICAS, timeout: 5000, topicMessages: toTopicMessages(records) });
    try {
      requireAcknowledged(records, await orAborted(sending, signal));
    } catch (error) {
      this.discard(producer, sending);
      throw toLogError(error, WHAT);
    }
  }

  async close(): Promise<void> {
    const producer = await this.current?.catch(() => undefined);
    this.current = undefined;
    // What cannot be closed is closed already.
    await producer?.disconnect().catch(() => undefined);
  }

  private async producer(signal: AbortSignal): Promise<Producer> {
    this.current ??= this.newProducer();
    const connecting = this.current;
    try {
      return await orAborted(connecting, signal);
    } catch (error) {
      // A connection that is still being made is kept for the next request; one that failed is not.
      if (!signal.aborted && this.current === connecting) this.current = undefined;
      throw toLogError(error, WHAT);
    }
  }

  private async newProducer(): Promise<Producer> {
    const producer = newKafka(this.connection).producer({
      idempotent: true,
      // One request at a time needs no more; KafkaJS promises order for idempotent producers up to 5.
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // The first retry of a request by KafkaJS carries the same records under the same numbers, which is safe.
      retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 500 },
      createPartitioner: () => partitionAsGiven,
    });
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      void producer.disconnect().catch(() => undefined);
      // The next request makes a new attempt.
      this.current = undefined;
      throw error;
    }
  }

  /** Lets go of a producer. A request that is still under way ends by its timeouts, and may connect once more until then. */
  private discard(producer: Producer, sending: Promise<unknown>): void {
    this.current = undefined;
    const disconnect = (): Promise<void> => producer.disconnect().catch(() => undefined);
    void disconnect();
    void sending.then(disconnect, disconnect);
  }
}

function partitionAsGiven({ message, topic }: { readonly message: { readonly partition?: number }; readonly topic: string }): number {
  if (message.partition === undefined) throw new OnRecordError('LOG_REFUSED_RECORD', `A record for topic ${topic} names no partition.`);
  return message.partition;
}

/** Records of one topic in the form of KafkaJS, which takes mutable arrays only. */
interface TopicMessages {
  topic: string;
  messages: { key: string; value: Buffer | null; headers: Record<string, string>; partition: number }[];
}

function toTopicMessages(records: readonly LogRecord[]): TopicMessages[] {
  const byTopic = Map.groupBy(records, ({ topic }) => topic);
  return [...byTopic].map(([topic, ofTopic]) => ({
    topic,
    messages: ofTopic.map(({ key, value, headers, partition }) => ({
      key,
      value: value === null ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
      headers: { ...headers },
      partition,
    })),
  }));
}

/** KafkaJS leaves out records for a partition that does not exist, and resolves: every partition must have answered. */
function requireAcknowledged(records: readonly LogRecord[], answers: readonly RecordMetadata[]): void {
  const answered = new Set(answers.filter(({ errorCode }) => errorCode === 0).map(({ topicName, partition }) => `${topicName}/${partition}`));
  const missing = records.find(({ topic, partition }) => !answered.has(`${topic}/${partition}`));
  if (missing === undefined) return;
  const { topic, partition } = missing;
  throw new OnRecordError('LOG_REFUSED_RECORD', `Partition ${partition} of topic ${topic} does not exist: check its number of partitions with \`on-record setup\`.`, {
    details: { topic, partition },
  });
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(new OnRecordError('LOG_UNAVAILABLE', `${WHAT} was given up at its deadline.`));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
    // The loser of the race has no other listener.
    work.catch(() => undefined);
  }
}
