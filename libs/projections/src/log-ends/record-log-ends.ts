import type { TopicPartition } from '@on-record/domain';
import { PROJECTION } from '../checkpoints/checkpoints';
import type { Database } from '../database/open-database';

/** The end of a partition as a projector saw it, and how far it was behind. */
export interface SeenEnd extends TopicPartition {
  readonly endOffset: bigint;
  /** For how long the next event has waited; 0 where none waits. */
  readonly lagSeconds: number;
  /** Whether the partition is assigned to the projector that saw it. */
  readonly isAssigned: boolean;
}

/**
 * Records where partitions end, so that readers see the lag without a broker. Projectors may do so side by side: the
 * greatest end wins, and of equal ones the one seen by who reads the partition; a partition that nobody reads is written by
 * any of them, once it has been left alone for a while. Times are those of the database's clock.
 *
 * Fails with DATABASE_UNAVAILABLE, DATABASE_REFUSED or DATABASE_SCHEMA_MISMATCH.
 */
export async function recordLogEnds(database: Database, ends: readonly SeenEnd[]): Promise<void> {
  if (ends.length === 0) return;
  // In the order of the key, so that two projectors never wait for each other in a circle.
  const ordered = [...ends].sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
  await database.connection('recording the ends of the log', (client) =>
    client.query(RECORD, [
      PROJECTION,
      ordered.map(({ topic }) => topic),
      ordered.map(({ partition }) => partition),
      ordered.map(({ endOffset }) => String(endOffset)),
      ordered.map(({ lagSeconds }) => lagSeconds),
      ordered.map(({ isAssigned }) => isAssigned),
    ]),
  );
}

const RECORD = `
  INSERT INTO on_record.log_ends AS known (projection, topic, partition, end_offset, waiting_since, observed_at)
  SELECT $1, topic, partition, end_offset, CASE WHEN lag_seconds > 0 THEN now() - lag_seconds * interval '1 second' END, now()
  FROM unnest($2::text[], $3::int[], $4::bigint[], $5::float8[]) AS seen (topic, partition, end_offset, lag_seconds)
  ON CONFLICT (projection, topic, partition) DO UPDATE
    SET end_offset = excluded.end_offset, waiting_since = excluded.waiting_since, observed_at = excluded.observed_at
    WHERE excluded.end_offset > known.end_offset
      OR excluded.end_offset = known.end_offset AND (known.observed_at < now() - interval '15 seconds'
        OR (excluded.topic, excluded.partition) IN (SELECT topic, partition FROM unnest($2::text[], $3::int[], $6::bool[]) AS a (topic, partition, is_assigned) WHERE is_assigned))`;
