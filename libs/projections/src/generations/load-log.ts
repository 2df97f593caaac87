import type { EventLog, StoredRecord } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import { readCheckpoints } from '../checkpoints/checkpoints';
import type { LoadEnd } from './generation-rows';
import { loadFacts, type LoadChunk, type LoadFactsOptions } from './load-facts';

/** What loading needs, and how fast it may go. */
export interface LoadLogOptions extends LoadFactsOptions {
  readonly log: Pick<EventLog, 'read'>;
  readonly until: readonly LoadEnd[];
  /** Records a second over all partitions; as fast as it goes unless given. */
  readonly maxPerSecond?: number;
  readonly signal?: AbortSignal;
  /** Called after each chunk. */
  readonly onLoaded: (loaded: { readonly records: number; readonly rows: number }) => void;
}

const RECORDS_AT_ONCE = 5_000;
const BYTES_AT_ONCE = 4 * 1024 * 1024;
/** While one is parsed the other is written. */
const WRITES_AT_ONCE = 2;

/**
 * Loads the log up to where it is to end, all partitions side by side; goes on where a load before has stopped. Ends early,
 * between two chunks, when the signal fires. Gives how many records were left when it began.
 */
export async function loadLog(options: LoadLogOptions): Promise<void> {
  const checkpoints = await readCheckpoints(options.database, options.generation);
  const stretches = options.until.map(({ topic, partition, nextOffset }) => {
    const from = checkpoints.find((each) => each.topic === topic && each.partition === partition)?.nextOffset ?? 0n;
    return { topic, partition, from, until: nextOffset };
  });
  const lane = new Lanes(WRITES_AT_ONCE);
  const pace = new Pace(options.maxPerSecond);
  await Promise.all(stretches.filter(({ from, until }) => from < until).map(async (stretch) => {
    for await (const chunk of chunksOf(options.log, stretch)) {
      if (options.signal?.aborted === true) return;
      const rows = await lane.run(() => loadFacts(chunk, options));
      options.onLoaded({ records: Number(chunk.nextOffset - chunk.fetchedFrom), rows });
      await pace.after(chunk.records.length, options.signal);
    }
  }));
}

/** How many records are left to load; gaps count. */
export async function recordsLeft({ database, generation, until }: Pick<LoadLogOptions, 'database' | 'generation' | 'until'>): Promise<number> {
  const checkpoints = await readCheckpoints(database, generation);
  return until.reduce((sum, { topic, partition, nextOffset }) => {
    const from = checkpoints.find((each) => each.topic === topic && each.partition === partition)?.nextOffset ?? 0n;
    return sum + Number(nextOffset - from);
  }, 0);
}

interface Stretch extends Pick<LoadChunk, 'topic' | 'partition'> {
  readonly from: bigint;
  readonly until: bigint;
}

async function* chunksOf(log: Pick<EventLog, 'read'>, { topic, partition, from, until }: Stretch): AsyncGenerator<LoadChunk> {
  let [records, bytes, fetchedFrom]: [StoredRecord[], number, bigint] = [[], 0, from];
  for await (const record of log.read({ topic, partition }, from)) {
    if (record.offset >= until) break;
    records.push(record);
    bytes += record.value?.byteLength ?? 0;
    if (records.length < RECORDS_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
    const nextOffset = record.offset + 1n;
    yield { topic, partition, fetchedFrom, nextOffset, records };
    [records, bytes, fetchedFrom] = [[], 0, nextOffset];
  }
  if (fetchedFrom < until) yield { topic, partition, fetchedFrom, nextOffset: until, records };
}

/** Lets so many pieces of work run at once, the others wait in the order in which they came. */
class Lanes {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}

/** Holds back work that goes faster than it may. */
class Pace {
  private readonly beganAtMs = performance.now();
  private done = 0;

  constructor(private readonly maxPerSecond: number | undefined) {}

  async after(count: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.maxPerSecond === undefined) return;
    this.done += count;
    const aheadMs = (this.done * 1_000) / this.maxPerSecond - (performance.now() - this.beganAtMs);
    if (aheadMs > 0) await delay(aheadMs, undefined, { signal }).catch(() => undefined);
  }
}
