import type { LogPiece, LogStretch, PartitionOffsets } from '@on-record/domain';
import { readRanges, type ReaderParts, type ReadRange } from './kafka-reader';
import { missingPartition } from './missing-partition';
import { requireWithin } from './partition-fetcher';
import { isIdentityRecord } from './topic-identity';

/** Who takes the pieces, and what ends the reading early. */
export interface Taking {
  readonly take: (piece: LogPiece) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads stretches by one member of a group of its own, as `readRanges` does. A failure of who takes the records ends the reading: the
 * loop would wait out what is retriable, and hand over the same piece again.
 */
export async function readStretches(parts: ReaderParts, stretches: readonly ReadRange[], { take, signal }: Taking): Promise<void> {
  const over = new AbortController();
  const failures: unknown[] = [];
  const untilOf = new Map(stretches.map(({ topic, partition, until }) => [`${topic}/${partition}`, until]));
  await readRanges(parts, stretches, {
    signal: signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]),
    take: async ({ topic, partition, nextOffset, records }) => {
      const until = untilOf.get(`${topic}/${partition}`) ?? nextOffset;
      try {
        if (!over.signal.aborted) await take({ topic, partition, nextOffset: nextOffset < until ? nextOffset : until, records: records.filter((record) => !isIdentityRecord(record)) });
        return 'more';
      } catch (error) {
        failures.push(error);
        over.abort();
        return 'enough';
      }
    },
  });
  if (failures.length > 0) throw failures[0];
}

/** Stretches as their partitions hold them now. Fails with LOG_SHORTER_THAN_CHECKPOINT or LOG_TOPIC_MISMATCH. */
export function withinPartitions(stretches: readonly LogStretch[], offsets: readonly PartitionOffsets[]): readonly LogStretch[] {
  return stretches.map(({ topic, partition, from, until }) => {
    const held = offsets.find((each) => each.topic === topic && each.partition === partition);
    if (held === undefined) throw missingPartition({ topic, partition });
    requireWithin({ topic, partition }, from, held);
    return { topic, partition, from: from < held.first ? held.first : from, until: until < held.next ? until : held.next };
  });
}
