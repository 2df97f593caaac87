import { OnRecordError, type CommittedOffset, type EventLog, type PartitionOffsets } from '@on-record/domain';
import { readDatabaseIdentity } from '../database/database-identity';
import type { Database } from '../database/open-database';
import { readCheckpoints, type Checkpoint } from './checkpoints';

/** What the projectors of a group have committed, and where their database is to be. */
export interface RestoredCheck {
  readonly log: Pick<EventLog, 'committedOffsets' | 'offsets'>;
  readonly groupId: string;
  readonly topics: readonly string[];
}

/** A partition that this very database has handled further than it knows. */
export interface SetBackPartition {
  readonly topic: string;
  readonly partition: number;
  readonly checkpoint: bigint;
  readonly committed: bigint;
}

/**
 * Makes sure that the database has not gone back in time, and gives its id. A projector commits an offset only after its
 * database has, and with the id of that database: offsets ahead of the checkpoints of the same database mean that it was
 * restored from a backup, or that a replica took over that had not received everything. Offsets of another database, and
 * those that a tool set, say nothing. Fails with DATABASE_RESTORED.
 */
export async function verifyNotRestored(database: Database, check: RestoredCheck): Promise<string> {
  const id = await readDatabaseIdentity(database);
  const [first, ...others] = await findSetBack(database, check, id);
  if (first === undefined) return id;
  const { topic, partition, checkpoint, committed } = first;
  const more = others.length === 0 ? '' : `, and ${others.length} more partition(s) likewise`;
  throw new OnRecordError(
    'DATABASE_RESTORED',
    `The database ${id} is at offset ${checkpoint} of ${topic} partition ${partition}, but group ${check.groupId} has committed offset ${committed} ` +
      `for this same database${more}: it was set back to an earlier state, by a restored backup or a replica that took over. Connect the database as it ` +
      'was last, or run `on-record accept-database` to go on from the earlier state: the projector then reads the rest again from the log.',
    { details: { topic, partition, groupId: check.groupId, databaseId: id, checkpoint: String(checkpoint), committed: String(committed), partitions: others.length + 1 } },
  );
}

/** The partitions in which a database is behind what was committed for it. */
export async function findSetBack(database: Database, { log, groupId, topics }: RestoredCheck, id: string): Promise<readonly SetBackPartition[]> {
  // The offsets before the checkpoints: meanwhile another projector may move on, and must not seem to be ahead of the database.
  const offsets = await log.committedOffsets(groupId, topics);
  const checkpoints = await readCheckpoints(database);
  return setBackPartitions({ checkpoints, offsets, ends: await log.offsets(topics) }, id);
}

/** What the database, the group and the log say of the same partitions. */
export interface Standings {
  readonly checkpoints: readonly Checkpoint[];
  readonly offsets: readonly CommittedOffset[];
  readonly ends: readonly PartitionOffsets[];
}

/**
 * Where offsets that were committed for a database are ahead of its checkpoints; one without a checkpoint has none at all.
 * Before the first record that the log still holds there is nothing that a database could lack.
 */
export function setBackPartitions({ checkpoints, offsets, ends }: Standings, id: string): readonly SetBackPartition[] {
  const next = new Map(checkpoints.map(({ topic, partition, nextOffset }) => [`${topic}/${partition}`, nextOffset]));
  const first = new Map(ends.map((end) => [`${end.topic}/${end.partition}`, end.first]));
  return offsets
    .filter(({ metadata }) => metadata === id)
    .map(({ topic, partition, offset }) => ({ topic, partition, checkpoint: next.get(`${topic}/${partition}`) ?? 0n, committed: offset }))
    .filter(({ topic, partition, checkpoint, committed }) => committed > checkpoint && committed > (first.get(`${topic}/${partition}`) ?? 0n));
}
