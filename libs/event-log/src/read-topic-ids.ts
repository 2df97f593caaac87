import type { StoredRecord } from '@on-record/domain';
import { defaultTuning } from './consumer-tuning';
import { readRanges, type ReaderParts } from './kafka-reader';
import { topicIdOf } from './topic-identity';

/** The first records are small, and only they are wanted. */
const FETCH_BYTES = 64 * 1024;

/**
 * The ids of topics, from the record that founds each; topics that do not begin with one are left out. Fails with
 * LOG_TOPIC_MISMATCH where a topic does not exist, and with LOG_UNAVAILABLE.
 */
export async function readTopicIds({ connection, admin }: Pick<ReaderParts, 'connection' | 'admin'>, topics: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ends = (await admin.offsets(topics)).filter(({ partition }) => partition === 0);
  const firstRecords = new Map<string, StoredRecord>();
  const ranges = ends.map(({ topic, first, next }) => ({ topic, partition: 0, from: first, until: next }));
  await readRanges({ connection, admin, tuning: { ...defaultTuning, partitionBytes: FETCH_BYTES } }, ranges, {
    take: ({ topic, records: [record] }) => {
      if (record === undefined) return Promise.resolve('more');
      firstRecords.set(topic, record);
      return Promise.resolve('enough');
    },
  });
  return new Map([...firstRecords].flatMap(([topic, record]) => {
    const id = topicIdOf(record);
    return id === undefined ? [] : [[topic, id] as const];
  }));
}
