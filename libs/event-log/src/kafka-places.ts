import type { LogPlace, StoredRecord } from '@on-record/domain';
import { readRanges, type Appetite, type ReaderParts, type ReadRange } from './kafka-reader';
import { partitionKey } from './partition-fetcher';
import { isIdentityRecord } from './topic-identity';

/** The places of one partition that are wanted, in order, each once. */
interface Wanted {
  readonly range: ReadRange;
  readonly offsets: readonly bigint[];
}

/** A jump costs some round trips; what stands no further ahead is read over. */
const NEAR = 200n;
/** Records around a place are fetched with it and thrown away, so that little is fetched at a time. */
const FETCH = { partitionBytes: 128 * 1024, fetchWaitMs: 5 } as const;

/** Reads single records: one reader jumps from place to place, and never scans what lies far between two of them. */
export async function readPlaces(parts: ReaderParts, places: readonly LogPlace[]): Promise<readonly (StoredRecord | undefined)[]> {
  const wanted = await wantedOf(parts, places);
  const found = new Map<string, StoredRecord>();
  await readRanges({ ...parts, tuning: { ...parts.tuning, ...FETCH } }, [...wanted.values()].map(({ range }) => range), {
    take: ({ records, nextOffset, ...partition }) => {
      const { offsets = [] } = wanted.get(partitionKey(partition)) ?? {};
      for (const record of records) if (includes(offsets, record.offset) && !isIdentityRecord(record)) found.set(placeKey(record), record);
      return Promise.resolve(appetite(offsets[firstFrom(offsets, nextOffset)], nextOffset));
    },
  });
  return places.map((place) => found.get(placeKey(place)));
}

/** What the partitions can hold of the places asked for. */
async function wantedOf({ admin }: ReaderParts, places: readonly LogPlace[]): Promise<ReadonlyMap<string, Wanted>> {
  if (places.length === 0) return new Map();
  const ends = await admin.offsets([...new Set(places.map(({ topic }) => topic))]);
  const byPartition = Map.groupBy(places, partitionKey);
  return new Map(ends.flatMap(({ topic, partition, first, next }) => {
    const key = partitionKey({ topic, partition });
    const asked = (byPartition.get(key) ?? []).map(({ offset }) => offset).filter((offset) => offset >= first && offset < next);
    const offsets = [...new Set(asked)].sort((a, b) => (a < b ? -1 : 1));
    const [from, last] = [offsets[0], offsets.at(-1)];
    return from === undefined || last === undefined ? [] : [[key, { offsets, range: { topic, partition, from, until: last + 1n } }] as const];
  }));
}

function appetite(next: bigint | undefined, nextOffset: bigint): Appetite {
  if (next === undefined) return 'enough';
  return next - nextOffset > NEAR ? { from: next } : 'more';
}

function includes(sorted: readonly bigint[], offset: bigint): boolean {
  return sorted[firstFrom(sorted, offset)] === offset;
}

/** The index of the first that is not below, by halving. */
function firstFrom(sorted: readonly bigint[], offset: bigint): number {
  let begin = 0;
  for (let end = sorted.length; begin < end; ) {
    const middle = (begin + end) >> 1;
    if ((sorted[middle] ?? 0n) < offset) begin = middle + 1;
    else end = middle;
  }
  return begin;
}

function placeKey(place: LogPlace): string {
  return `${partitionKey(place)}/${place.offset}`;
}
