import type { CommittedOffset, LogIdentity, PartitionOffsets } from '@on-record/domain';
import type { Checkpoint, SetBackPartition } from '@on-record/projections';
import type { Check } from './check';

type Judgement = Omit<Check, 'check'>;

/** The read models were made from this log. */
export function judgeIdentity(checkpoints: readonly Checkpoint[], { clusterId, topicIds }: LogIdentity): Judgement {
  const foreign = checkpoints.find((checkpoint) => checkpoint.clusterId !== clusterId || checkpoint.topicId !== topicIds[checkpoint.topic]);
  if (foreign === undefined) return { verdict: 'ok', found: `${checkpoints.length} checkpoint(s) belong to this log.` };
  const { topic } = foreign;
  return {
    verdict: 'wrong',
    found: foreign.clusterId === clusterId
      ? `The read models were made from topic ${topic} ${foreign.topicId}, but the log has topic ${topic} ${topicIds[topic] ?? 'without an identity'}.`
      : `The read models were made from cluster ${foreign.clusterId}, but the log is cluster ${clusterId}.`,
    remedy: 'Connect the log that they were made from, or rebuild them in an empty database.',
  };
}

/** Every checkpoint lies within what the log holds. */
export function judgeCheckpoints(checkpoints: readonly Checkpoint[], ends: readonly PartitionOffsets[]): Judgement {
  const rangeOf = new Map(ends.map((end) => [`${end.topic}/${end.partition}`, end]));
  const outside = checkpoints.find(({ topic, partition, nextOffset }) => nextOffset > (rangeOf.get(`${topic}/${partition}`)?.next ?? 0n));
  if (outside === undefined) return { verdict: 'ok', found: 'Every checkpoint lies within what the log holds.' };
  const { topic, partition, nextOffset } = outside;
  return {
    verdict: 'wrong',
    found: `The checkpoint of ${topic} partition ${partition} is ${nextOffset}, but the log ends at ${rangeOf.get(`${topic}/${partition}`)?.next ?? 0n}.`,
    remedy: 'Restore the log, or rebuild the read models in an empty database.',
  };
}

/** The database was not set back to an earlier state. */
export function judgeRestored({ setBack, committed, databaseId }: RestoredFacts): Judgement {
  const [first] = setBack;
  if (first !== undefined) {
    return {
      verdict: 'wrong',
      found: `Database ${databaseId} was set back in ${setBack.length} partition(s): ${first.topic} partition ${first.partition} is at ${first.checkpoint}, and ${first.committed} was committed for it.`,
      remedy: 'Connect the database as it was last, or go on from its earlier state with `on-record accept-database`.',
    };
  }
  const known = committed.filter(({ metadata }) => metadata === databaseId).length;
  return { verdict: 'ok', found: `Database ${databaseId} is at or ahead of all ${known} offset(s) that were committed for it.` };
}

/** What tells whether a database was set back. */
export interface RestoredFacts {
  readonly databaseId: string;
  readonly setBack: readonly SetBackPartition[];
  readonly committed: readonly CommittedOffset[];
}
