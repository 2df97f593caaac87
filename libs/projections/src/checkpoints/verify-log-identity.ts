import { OnRecordError, type EventLog, type LogIdentity } from '@on-record/domain';
import type { Database } from '../database/open-database';
import { assertSameLog, readCheckpoints } from './checkpoints';

/**
 * Makes sure that the read models were made from the log of this identity. Fails with LOG_REPLACED when
 * cluster or topic have another id than the checkpoints remember, and with LOG_SHORTER_THAN_CHECKPOINT when a partition
 * ends before its checkpoint: then records are gone that rows were made from.
 */
export async function verifyLogIdentity(
  database: Database, log: Pick<EventLog, 'offsets'>, { topics, identity }: { readonly topics: readonly string[]; readonly identity: LogIdentity },
): Promise<void> {
  // The ends after the checkpoints: meanwhile another projector may move on, and must not seem to be past the end.
  const checkpoints = await readCheckpoints(database);
  const ends = await log.offsets(topics);
  const nextOf = new Map(ends.map(({ topic, partition, next }) => [`${topic}/${partition}`, next]));
  for (const checkpoint of checkpoints.filter(({ topic }) => topics.includes(topic))) {
    assertSameLog(checkpoint, identity);
    const { topic, partition, nextOffset, projection } = checkpoint;
    const next = nextOf.get(`${topic}/${partition}`) ?? 0n;
    if (nextOffset <= next) continue;
    throw new OnRecordError(
      'LOG_SHORTER_THAN_CHECKPOINT',
      `The read models have handled ${topic} partition ${partition} up to offset ${nextOffset}, but it ends at ${next}: the log ` +
        'has lost records or is another one. Restore the log, or rebuild the read models in an empty database.',
      { details: { topic, partition, projection, checkpoint: String(nextOffset), end: String(next) } },
    );
  }
}
