import type { BatchHandler, EventLog, LogIdentity, TopicPartition } from '@on-record/domain';
import type { Database } from '../database/open-database';
import { beginAt } from './checkpoints';

/** Where a consumer reads on in a partition: at its checkpoint, which is made at the first record that the log holds where there is none. */
export function startOffsets({ database, log, identity }: { readonly database: Database; readonly log: Pick<EventLog, 'offsets'>; readonly identity: LogIdentity }): BatchHandler['startOffset'] {
  return async (partition: TopicPartition) => {
    const ends = await log.offsets([partition.topic]);
    const first = ends.find((each) => each.partition === partition.partition)?.first ?? 0n;
    return database.transaction('reading a checkpoint', (client) => beginAt(client, partition, { first, identity }));
  };
}
