import type { TopicNames } from '@on-record/domain';
import { readCheckpoints } from '@on-record/projections';
import type { Desk } from './at-desk';
import { lagReport, type PartitionLag, type ReaderPosition } from './lag-report';

/** How far the extractor and the projector are behind, partition by partition. */
export async function readLag({ log, database, topicNames }: Desk, extractorGroup: string): Promise<readonly PartitionLag[]> {
  const projected = projectedTopics(topicNames);
  const articles = [topicNames('articles')];
  const [ends, checkpoints, committed] = await Promise.all([
    log.offsets(projected),
    readCheckpoints(database),
    log.committedOffsets(extractorGroup, articles),
  ]);
  const positions: readonly ReaderPosition[] = [
    ...committed.map(({ topic, partition, offset }) => ({ reader: 'extractor', topic, partition, nextOffset: offset })),
    ...checkpoints.map(({ topic, partition, nextOffset }) => ({ reader: 'projector', topic, partition, nextOffset })),
  ];
  return lagReport(ends, positions, [{ name: 'extractor', topics: articles }, { name: 'projector', topics: projected }]);
}

/** The topics that read models are made of. */
export function projectedTopics(topicNames: TopicNames): readonly string[] {
  return (['articles', 'extractions', 'control', 'dead-letters'] as const).map(topicNames);
}
