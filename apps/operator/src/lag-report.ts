import type { PartitionOffsets, TopicPartition } from '@on-record/domain';

/** How far a reader of the log has come in a partition. */
export interface ReaderPosition extends TopicPartition {
  readonly reader: string;
  /** The offset that it reads next. */
  readonly nextOffset: bigint;
}

/** How far a reader is behind in a partition. */
export interface PartitionLag extends TopicPartition {
  readonly reader: string;
  readonly nextOffset: string;
  readonly endOffset: string;
  /** Offsets between the position and the end; gaps are counted too, so that it is an upper bound of events. */
  readonly lag: number;
}

/** How far readers are behind, partition by partition; a partition that a reader never touched counts from its beginning. */
export function lagReport(ends: readonly PartitionOffsets[], positions: readonly ReaderPosition[], readers: readonly Reader[]): readonly PartitionLag[] {
  const known = new Map(positions.map((each) => [keyOf(each.reader, each), each.nextOffset]));
  return readers.flatMap(({ name, topics }) =>
    ends
      .filter(({ topic }) => topics.includes(topic))
      .map((end) => {
        const nextOffset = known.get(keyOf(name, end)) ?? end.first;
        const lag = end.next > nextOffset ? Number(end.next - nextOffset) : 0;
        return { reader: name, topic: end.topic, partition: end.partition, nextOffset: String(nextOffset), endOffset: String(end.next), lag };
      }),
  );
}

/** Somebody who reads topics of the log. */
export interface Reader {
  readonly name: string;
  readonly topics: readonly string[];
}

/** The lag of each reader and topic, summed over partitions. */
export function lagByTopic(lags: readonly PartitionLag[]): readonly { readonly reader: string; readonly topic: string; readonly lag: number }[] {
  const sums = new Map<string, { reader: string; topic: string; lag: number }>();
  for (const { reader, topic, lag } of lags) {
    const sum = sums.get(`${reader} ${topic}`) ?? { reader, topic, lag: 0 };
    sums.set(`${reader} ${topic}`, { ...sum, lag: sum.lag + lag });
  }
  return [...sums.values()];
}

function keyOf(reader: string, { topic, partition }: TopicPartition): string {
  return `${reader} ${topic} ${partition}`;
}
