import { OnRecordError, type LogIdentity, type RecordBatch, type TopicPartition } from '@on-record/domain';
import type { PoolClient } from 'pg';
import type { Database } from '../database/open-database';
import type { GenerationChoice } from '../generations/generation-names';

/** The projection whose checkpoints these are: all read models are written in one transaction. */
export const PROJECTION = 'read-models';

/** The last position that the projection has durably handled in a partition. */
export interface Checkpoint extends TopicPartition {
  readonly projection: string;
  readonly nextOffset: bigint;
  readonly clusterId: string;
  readonly topicId: string;
  /** The greatest `time` of the events handled; undefined before the first. */
  readonly lastEventTime: string | undefined;
}

interface CheckpointRow {
  readonly projection: string;
  readonly topic: string;
  readonly partition: number;
  readonly next_offset: string;
  readonly cluster_id: string;
  readonly topic_id: string;
  readonly last_recorded_at: Date | null;
}

/** All checkpoints of a generation, for lag and status: of the one that the database is opened at unless another is chosen. */
export async function readCheckpoints(database: Database, generation?: GenerationChoice): Promise<readonly Checkpoint[]> {
  return database.transaction('reading the checkpoints', checkpointsOf, generation === undefined ? {} : { generation });
}

/** All checkpoints of the generation that the transaction of the client is about. */
export async function checkpointsOf(client: PoolClient): Promise<readonly Checkpoint[]> {
  const { rows } = await client.query<CheckpointRow>('SELECT * FROM checkpoints ORDER BY topic COLLATE "C", partition');
  return rows.map(toCheckpoint);
}

/** The checkpoint of a partition in the generation that the transaction of the client is about; undefined before the first. */
export async function checkpointOf(client: PoolClient, { topic, partition }: TopicPartition): Promise<Checkpoint | undefined> {
  const { rows } = await client.query<CheckpointRow>('SELECT * FROM checkpoints WHERE projection = $1 AND topic = $2 AND partition = $3', [PROJECTION, topic, partition]);
  return rows[0] && toCheckpoint(rows[0]);
}

/** Where to read on in a partition: its checkpoint, which is made at `first` where there is none yet. */
export async function beginAt(client: PoolClient, partition: TopicPartition, begin: { readonly first: bigint; readonly identity: LogIdentity }): Promise<bigint> {
  const { clusterId, topicIds } = begin.identity;
  const key = [PROJECTION, partition.topic, partition.partition];
  await client.query(
    `INSERT INTO checkpoints (projection, topic, partition, next_offset, cluster_id, topic_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [...key, String(begin.first), clusterId, topicIds[partition.topic] ?? ''],
  );
  const { rows } = await client.query<{ readonly next_offset: string }>(
    'SELECT next_offset FROM checkpoints WHERE projection = $1 AND topic = $2 AND partition = $3', key);
  return BigInt(rows[0]?.next_offset ?? begin.first);
}

/** A step of a checkpoint over a batch. */
export interface CheckpointStep {
  readonly batch: Pick<RecordBatch, 'topic' | 'partition' | 'fetchedFrom' | 'nextOffset'>;
  readonly identity: LogIdentity;
  readonly lastEventTime: string | undefined;
}

/**
 * Moves a checkpoint from where the batch was fetched to behind it. Answers undefined when it moved, and the stored offset
 * when the batch does not follow it. Concurrent writers wait for each other here; the second then finds it moved on.
 * Fails with LOG_REPLACED where the checkpoint belongs to another log.
 */
export async function moveCheckpoint(client: PoolClient, { batch, identity, lastEventTime }: CheckpointStep): Promise<bigint | undefined> {
  const moved = await client.query(
    `UPDATE checkpoints SET next_offset = $7, last_recorded_at = greatest(last_recorded_at, $8::timestamptz)
     WHERE projection = $1 AND topic = $2 AND partition = $3 AND next_offset = $6 AND cluster_id = $4 AND topic_id = $5`,
    [PROJECTION, batch.topic, batch.partition, identity.clusterId, identity.topicIds[batch.topic] ?? '',
      String(batch.fetchedFrom), String(batch.nextOffset), lastEventTime ?? null],
  );
  if (moved.rowCount === 1) return undefined;
  const stored = await checkpointOf(client, batch);
  if (stored) assertSameLog(stored, identity);
  return stored?.nextOffset ?? 0n;
}

/** Says whether a batch of this log follows the checkpoint of its partition; at the beginning where there is none yet. Moves nothing. */
export async function followsCheckpoint(client: PoolClient, batch: TopicPartition & Pick<RecordBatch, 'fetchedFrom'>, identity: LogIdentity): Promise<boolean> {
  const stored = await checkpointOf(client, batch);
  if (stored === undefined) return batch.fetchedFrom === 0n;
  const isSameLog = stored.clusterId === identity.clusterId && stored.topicId === (identity.topicIds[batch.topic] ?? '');
  return isSameLog && stored.nextOffset === batch.fetchedFrom;
}

/** Fails with LOG_REPLACED, naming both, unless a checkpoint belongs to this log. */
export function assertSameLog(checkpoint: Checkpoint, identity: LogIdentity): void {
  const topicId = identity.topicIds[checkpoint.topic];
  if (checkpoint.clusterId === identity.clusterId && checkpoint.topicId === topicId) return;
  const [what, remembered, found] = checkpoint.clusterId === identity.clusterId
    ? [`topic ${checkpoint.topic}`, checkpoint.topicId, topicId ?? 'none']
    : ['cluster', checkpoint.clusterId, identity.clusterId];
  throw new OnRecordError(
    'LOG_REPLACED',
    `The read models were made from ${what} ${remembered}, but the log has ${what} ${found}: connect them to the log that they ` +
      'were made from, or rebuild them in an empty database.',
    { details: { topic: checkpoint.topic, partition: checkpoint.partition, projection: checkpoint.projection, remembered, found } },
  );
}

function toCheckpoint(row: CheckpointRow): Checkpoint {
  return {
    projection: row.projection,
    topic: row.topic,
    partition: row.partition,
    nextOffset: BigInt(row.next_offset),
    clusterId: row.cluster_id,
    topicId: row.topic_id,
    lastEventTime: row.last_recorded_at?.toISOString(),
  };
}
