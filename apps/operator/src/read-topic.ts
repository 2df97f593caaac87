import type { EventLog, StoredRecord } from '@on-record/domain';

/** Reads all of a topic, its partitions side by side, each from its beginning to its end as it was at the call. Nothing is kept. */
export async function readTopic(log: EventLog, topic: string, take: (record: StoredRecord) => void): Promise<void> {
  const partitions = await log.offsets([topic]);
  await Promise.all(partitions.map(async ({ partition, first }) => {
    for await (const record of log.read({ topic, partition }, first)) take(record);
  }));
}
