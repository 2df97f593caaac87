import { readEvent, type LogIdentity } from '@on-record/domain';
import type { Database } from '../../libs/projections/src/index';
import { projectedRoles, projectRecords } from '../support/project-log';
import { GOLDEN_PREFIX, type GoldenRecord } from './golden-files';
import type { GoldenDigests } from './view-digests';

const identity: LogIdentity = { clusterId: 'golden', topicIds: Object.fromEntries(projectedRoles.map((role) => [`${GOLDEN_PREFIX}.${role}`, `golden-${role}`])) };

/** Projects a golden log into empty read models as a projector of today does, partition by partition. */
export async function replayGoldenLog(database: Database, records: readonly GoldenRecord[]): Promise<void> {
  for (const role of projectedRoles) {
    const ofTopic = records.filter((each) => each.role === role).map(({ record }) => record);
    for (const [partition, own] of Map.groupBy(ofTopic, (record) => record.partition)) {
      await projectRecords(database, identity, { topic: `${GOLDEN_PREFIX}.${role}`, partition, records: own, nextOffset: (own.at(-1)?.offset ?? -1n) + 1n });
    }
  }
}

/** How many records of all topics read as no event, by code. */
export function countRefused(records: readonly GoldenRecord[]): GoldenDigests['refused'] {
  const counts: Record<string, number> = {};
  for (const { record } of records) {
    const read = readEvent(record);
    if (read.kind === 'refused') counts[read.code] = (counts[read.code] ?? 0) + 1;
  }
  return counts;
}
