import type { BatchHandler, EventLog, SetAside, TopicPartition } from '@on-record/domain';
import { beginAt } from '../checkpoints/checkpoints';
import { verifyLogIdentity } from '../checkpoints/verify-log-identity';
import { assertSchema } from '../database/migrate';
import type { Database } from '../database/open-database';
import { projectBatch } from './project-batch';

/** What a projector needs. */
export interface ProjectorOptions {
  readonly database: Database;
  readonly log: EventLog;
  /** Full names of the topics that it reads. */
  readonly topics: readonly string[];
  /** Keeps the records that no rows can be made of. */
  readonly setAside: SetAside;
}

/**
 * A projector as the handler of a consumer: Postgres alone decides where to read on. Makes sure before that the schema is
 * the one of this release and the log the one that the rows were made from; fails with DATABASE_SCHEMA_MISMATCH,
 * LOG_REPLACED or LOG_SHORTER_THAN_CHECKPOINT.
 */
export async function createProjector({ database, log, topics, setAside }: ProjectorOptions): Promise<BatchHandler> {
  await assertSchema(database);
  const identity = await verifyLogIdentity(database, log, topics);
  const startOffset = async (partition: TopicPartition): Promise<bigint> => {
    const ends = await log.offsets([partition.topic]);
    const first = ends.find((each) => each.partition === partition.partition)?.first ?? 0n;
    return database.transaction('reading a checkpoint', (client) => beginAt(client, partition, { first, identity }));
  };
  return {
    startOffset,
    handle: (batch) => projectBatch(batch, { database, identity, setAside }),
  };
}
