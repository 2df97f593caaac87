import type { EventLog, PartitionOffsets, StoredRecord } from '@on-record/domain';
import { inLanes } from './log/in-lanes';

/** Each reads one partition; joining the group that this takes is what takes time, not reading. */
const LANES = 12;

/** Reads partitions to their ends as they are now, some side by side, and gives the records that match, by topic, partition and offset. */
export async function findRecords(
  log: Pick<EventLog, 'read'>, partitions: readonly PartitionOffsets[], matches: (record: StoredRecord) => boolean,
): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  await inLanes(partitions.filter(({ first, next }) => first < next), LANES, async ({ topic, partition, first }) => {
    for await (const record of log.read({ topic, partition }, first)) if (matches(record)) found.push(record);
  });
  return found.sort(byPlace);
}

/** The same of one partition of a topic; nothing where there is no such partition. */
export async function findInPartition(log: Pick<EventLog, 'read' | 'offsets'>, topic: string, { partition, matches }: { readonly partition: number; readonly matches: (record: StoredRecord) => boolean }): Promise<readonly StoredRecord[]> {
  const ends = await log.offsets([topic]);
  return findRecords(log, ends.filter((each) => each.partition === partition), matches);
}

function byPlace(a: StoredRecord, b: StoredRecord): number {
  if (a.topic !== b.topic) return a.topic < b.topic ? -1 : 1;
  return a.partition - b.partition || (a.offset < b.offset ? -1 : a.offset > b.offset ? 1 : 0);
}
