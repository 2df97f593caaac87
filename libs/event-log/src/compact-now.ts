import { OnRecordError, topicSettings, type ErrorCode, type EventLog, type LogPlace, type LogRecord } from '@on-record/domain';
import { setTimeout as pass } from 'node:timers/promises';
import { alterTopic } from './alter-topic';
import { describeTopic } from './inspect-topics';
import { KafkaAdmin } from './kafka-admin';
import type { KafkaConnection } from './kafka-client';

/*
 * Kafka erases what a tombstone names when it compacts the segment that holds the tombstone, and it compacts closed segments
 * only. A segment is closed when a record comes after its time (Kafka 4.4 looks at nothing else, so that a partition at which
 * nothing comes keeps its last segment open for ever), and is due for compaction at the latest when `max.compaction.lag.ms`
 * is over. So this setting is made short for a while, and a tombstone that names nothing is appended to each partition until
 * the places are empty.
 */

const LAG = 'max.compaction.lag.ms';
const SHORT_LAG_MS = 1_000;
const PUSH_EVERY_MS = 2_000;
/** A tombstone under this key erases nothing; it only closes the segment before it. */
const KEY = 'on-record/compaction';

/** What is to be compacted, and for how long that is waited for. */
export interface CompactionWish extends KafkaConnection {
  readonly log: EventLog;
  /** Where records stood that tombstones have erased. */
  readonly places: readonly LogPlace[];
  readonly withinMs: number;
}

/** What came of it. */
export interface CompactionOutcome {
  /** Places that still hold their record. */
  readonly left: readonly LogPlace[];
  /** Why Kafka could not be asked to do it now; absent where it was. */
  readonly denied?: string;
}

/** How a broker says that it takes no settings of topics from us. */
const DENIED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['LOG_ACCESS_DENIED', 'LOG_REFUSED_RECORD', 'LOG_BROKER_UNSUPPORTED']);

/**
 * Has Kafka compact the partitions of these places now, and waits until the places are empty or the time is over. The
 * topics have their own settings again afterwards; what a crash left short the next one gives back. Fails with LOG_UNAVAILABLE.
 */
export async function compactNow({ log, places, withinMs, ...connection }: CompactionWish): Promise<CompactionOutcome> {
  let left = await occupied(log, places);
  if (left.length === 0) return { left };
  const topics = [...new Set(left.map(({ topic }) => topic))];
  const admin = new KafkaAdmin(connection);
  const before = new Map<string, string | undefined>();
  try {
    for (const topic of topics) {
      before.set(topic, ownLag((await describeTopic(admin, topic)).own?.get(LAG)));
      await alterTopic(admin, topic, { [LAG]: String(SHORT_LAG_MS) });
    }
    for (const begun = performance.now(); left.length > 0 && performance.now() - begun < withinMs; left = await occupied(log, left)) {
      await log.append(pushes(left));
      await pass(PUSH_EVERY_MS);
    }
    return { left };
  } catch (error) {
    if (!(error instanceof OnRecordError) || !DENIED.has(error.code)) throw error;
    // Where the segments are a day old, this closes them all the same.
    await log.append(pushes(left));
    return { left, denied: error.message };
  } finally {
    for (const [topic, lag] of before) await alterTopic(admin, topic, { [LAG]: lag }).catch(ignoreDenied);
    await admin.close();
  }
}

/** What a topic is given back. A lag of ours was left by a compaction that was killed. */
function ownLag(found: string | undefined): string | undefined {
  return found === String(SHORT_LAG_MS) ? topicSettings.articles.advised[LAG] : found;
}

async function occupied(log: EventLog, places: readonly LogPlace[]): Promise<readonly LogPlace[]> {
  const records = await log.readAt(places);
  return places.filter((_place, index) => records[index] !== undefined && records[index].value !== null);
}

function pushes(places: readonly LogPlace[]): readonly LogRecord[] {
  const partitions = new Map(places.map(({ topic, partition }) => [`${topic}/${partition}`, { topic, partition }]));
  return [...partitions.values()].map((partition) => ({ ...partition, key: KEY, headers: {}, value: null }));
}

function ignoreDenied(error: unknown): void {
  if (!(error instanceof OnRecordError) || !DENIED.has(error.code)) throw error;
}
