import { OnRecordError, type CommittedOffset, type PartitionOffsets } from '@on-record/domain';
import { backOffMs, waitOrAbort } from './back-off';
import { newKafka, type Admin, type KafkaConnection } from './kafka-client';
import { explainConnectFailure, withLoginHint } from './explain-connect-failure';
import { protocolTypeOf, toLogError } from './kafka-errors';

/** A topic just created may be unknown to some brokers for a moment. */
const UNKNOWN_TOPIC_PATIENCE_MS = 2000;
/** What is not mended by asking again at once; whoever asks can wait it out, and a process that starts ends. */
const LASTING: ReadonlySet<string> = new Set(['LOG_ACCESS_DENIED', 'LOG_TLS_FAILED']);
const BACK_OFF = { initialMs: 100, maxMs: 1000 };

/**
 * A connection and how many questions use it. One that is discarded is closed by its last question: KafkaJS would connect
 * again for a question that is still under way, and nobody would close that.
 */
interface Line {
  readonly admin: Promise<Admin>;
  questions: number;
  isDiscarded: boolean;
}

/** Asks a cluster about itself; one connection, made when needed and anew after an error. */
export class KafkaAdmin {
  private current: Line | undefined;
  private readonly closed = new AbortController();

  constructor(
    private readonly connection: KafkaConnection,
    private readonly deadlineMs = 10_000,
  ) {}

  /** Asks, again with back-off until the deadline; `what` begins the sentence of an error. */
  async ask<T>(what: string, question: (admin: Admin) => Promise<T>): Promise<T> {
    const begun = performance.now();
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.askOnce(question);
      } catch (error) {
        const mapped = toLogError(error, what);
        const patienceMs = isUnknownTopic(error) ? UNKNOWN_TOPIC_PATIENCE_MS : this.deadlineMs;
        if (!mapped.retriable || LASTING.has(mapped.code) || this.closed.signal.aborted || performance.now() - begun > patienceMs) throw withLoginHint(mapped, this.connection);
        await waitOrAbort(backOffMs(failures, BACK_OFF), this.closed.signal);
      }
    }
  }

  /** The ends of all partitions. Fails with LOG_TOPIC_MISMATCH if a topic does not exist, and with LOG_UNAVAILABLE. */
  async offsets(topics: readonly string[]): Promise<readonly PartitionOffsets[]> {
    const found = await Promise.all(topics.map((topic) => this.topicOffsets(topic)));
    return found.flat();
  }

  /** The offsets that a group committed; partitions without one are left out. */
  async committedOffsets(groupId: string, topics: readonly string[]): Promise<readonly CommittedOffset[]> {
    const answer = await this.ask(`Reading the offsets of group ${groupId}`, (admin) => admin.fetchOffsets({ groupId, topics: [...topics] }));
    return answer.flatMap(({ topic, partitions }) =>
      partitions
        .map(({ partition, offset, metadata }) => ({ topic, partition, offset: BigInt(offset), ...(metadata ? { metadata } : {}) }))
        .filter(({ offset }) => offset >= 0n),
    );
  }

  async close(): Promise<void> {
    this.closed.abort();
    if (this.current !== undefined) await this.discard(this.current);
  }

  private async askOnce<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    this.current ??= { admin: this.connect(), questions: 0, isDiscarded: false };
    const line = this.current;
    line.questions += 1;
    try {
      return await question(await line.admin);
    } catch (error) {
      if (!isUnknownTopic(error)) void this.discard(line);
      throw error;
    } finally {
      line.questions -= 1;
      await hangUpIfUnused(line);
    }
  }

  private async topicOffsets(topic: string): Promise<readonly PartitionOffsets[]> {
    try {
      const found = await this.ask(`Reading the offsets of topic ${topic}`, (admin) => admin.fetchTopicOffsets(topic));
      return found
        .map(({ partition, low, high }) => ({ topic, partition, first: BigInt(low), next: BigInt(high) }))
        .sort((a, b) => a.partition - b.partition);
    } catch (error) {
      throw isUnknownTopic(error) ? missingTopic(topic, error) : error;
    }
  }

  private async connect(): Promise<Admin> {
    if (this.closed.signal.aborted) throw new OnRecordError('LOG_UNAVAILABLE', 'The event log was closed by this process.');
    const admin = newKafka(this.connection).admin({ retry: { retries: 1, initialRetryTime: 100 } });
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      throw await explainConnectFailure(error, this.connection);
    }
  }

  private async discard(line: Line): Promise<void> {
    if (this.current === line) this.current = undefined;
    line.isDiscarded = true;
    await hangUpIfUnused(line);
  }
}

async function hangUpIfUnused(line: Line): Promise<void> {
  if (!line.isDiscarded || line.questions > 0) return;
  const admin = await line.admin.catch(() => undefined);
  // What cannot be closed is closed already.
  await admin?.disconnect().catch(() => undefined);
}

/** The error for a topic that is not there. */
function missingTopic(topic: string, cause?: unknown): OnRecordError {
  return new OnRecordError('LOG_TOPIC_MISMATCH', `Topic ${topic} does not exist: run \`on-record setup\`.`, { details: { topic }, cause });
}

/** The id of the cluster. Fails with LOG_UNAVAILABLE. */
export async function readClusterId(admin: KafkaAdmin): Promise<string> {
  const { clusterId } = await admin.ask('Reading the cluster id', (client) => client.describeCluster());
  return clusterId;
}

/** Says whether an error means that a topic does not exist. */
export function isUnknownTopic(error: unknown): boolean {
  return protocolTypeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION';
}
