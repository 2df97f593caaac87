import type { EventLog, LogIdentity, StoredRecord, TopicNames } from '@on-record/domain';
import { projectBatch, type Database } from '../../libs/projections/src/index';

/** The topics that read models are made of, in an order that has nothing to do with that of events. */
export const projectedRoles = ['extractions', 'dead-letters', 'articles', 'control'] as const;

/** Projects all of a log into empty read models, partition by partition and without a group; what is poison is passed over. */
export async function projectLog(log: EventLog, topicNames: TopicNames, database: Database): Promise<void> {
  const topics = projectedRoles.map(topicNames);
  const identity = await log.identity(topics);
  for (const topic of topics) {
    const partitions = await log.offsets([topic]);
    const read = await Promise.all(partitions.map(async ({ partition, first, next }) => ({ topic, partition, records: await recordsOf(log.read({ topic, partition }, first)), nextOffset: next })));
    for (const batch of read) await projectRecords(database, identity, batch);
  }
}

/** Projects all records of one partition in one batch from its beginning. */
export async function projectRecords(
  database: Database, identity: LogIdentity, batch: { readonly topic: string; readonly partition: number; readonly records: readonly StoredRecord[]; readonly nextOffset: bigint },
): Promise<void> {
  if (batch.records.length === 0) return;
  const outcome = await projectBatch({ ...batch, fetchedFrom: 0n }, { database, identity, setAside: () => Promise.resolve() });
  if (outcome.kind !== 'handled') throw new Error(`The read models are not empty: ${batch.topic}/${batch.partition} has been read up to ${outcome.offset}.`);
}

/** All records that an iteration gives. */
export async function recordsOf(records: AsyncIterable<StoredRecord>): Promise<readonly StoredRecord[]> {
  const all: StoredRecord[] = [];
  for await (const record of records) all.push(record);
  return all;
}
