import type { BatchHandler, EventLog, LogIdentity, SetAside } from '@on-record/domain';
import { startOffsets } from '../checkpoints/start-offsets';
import { verifyLogIdentity } from '../checkpoints/verify-log-identity';
import { verifyNotRestored } from '../checkpoints/verify-not-restored';
import { recomputeAfterUpgrade } from '../articles/recompute-after-upgrade';
import { assertFit } from '../database/assert-fit';
import { assertSchema } from '../database/migrate';
import type { Database } from '../database/open-database';
import { projectBatch } from './project-batch';

/** What a projector needs. */
export interface ProjectorOptions {
  readonly database: Database;
  readonly log: EventLog;
  /** The identity of the log, where it was read already; it is asked for otherwise. */
  readonly identity?: LogIdentity;
  /** Full names of the topics that it reads. */
  readonly topics: readonly string[];
  /** The consumer group whose offsets it commits. */
  readonly groupId: string;
  /** Keeps the records that no rows can be made of. */
  readonly setAside: SetAside;
  /** Called for each table that facts of a batch were written to, after that is durable. */
  readonly onProjected?: (table: string, facts: number) => void;
  /** Called with how many articles are decided anew so far, where an upgrade asked for it. */
  readonly onDecidedAnew?: (articles: number) => void;
}

/** The handler of a projector's consumer. */
export interface Projector extends BatchHandler {
  /** The id of its database, with which its consumer is to commit offsets: a database that is set back knows itself by it. */
  readonly databaseId: string;
}

/**
 * A projector as the handler of a consumer: Postgres alone decides where to read on. Makes sure before that the database
 * is fit, of this release and not set back, and the log the one that the rows were made from, and ends what an upgrade began; fails with DATABASE_UNFIT,
 * DATABASE_SCHEMA_MISMATCH, LOG_REPLACED, LOG_SHORTER_THAN_CHECKPOINT or DATABASE_RESTORED.
 */
export async function createProjector({ database, log, topics, groupId, setAside, onProjected, onDecidedAnew, ...known }: ProjectorOptions): Promise<Projector> {
  await assertFit(database);
  await assertSchema(database);
  const identity = known.identity ?? (await log.identity(topics));
  await verifyLogIdentity(database, log, { topics, identity });
  const databaseId = await verifyNotRestored(database, { log, groupId, topics });
  await recomputeAfterUpgrade(database, onDecidedAnew);
  return {
    databaseId,
    startOffset: startOffsets({ database, log, identity }),
    handle: (batch, { heartbeat }) => projectBatch(batch, { database, identity, setAside, heartbeat, ...(onProjected ? { onProjected } : {}) }),
  };
}
