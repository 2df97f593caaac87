import type { EventLog, LogPiece, LogStretch, StoredRecord, TopicPartition } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import { readCheckpoints } from '../checkpoints/checkpoints';
import type { LoadEnd } from './generation-rows';
import { loadFacts, type LoadChunk, type LoadFactsOptions } from './load-facts';

/** What loading needs, and how fast it may go. */
export interface LoadLogOptions extends LoadFactsOptions {
  readonly log: Pick<EventLog, 'readStretches'>;
  /** Records a second over all partitions; as fast as it goes unless given. */
  readonly maxPerSecond?: number;
  readonly signal?: AbortSignal;
  /** Called after each chunk. */
  readonly onLoaded: (loaded: { readonly records: number; readonly rows: number }) => void;
}

const RECORDS_AT_ONCE = 5_000;
const BYTES_AT_ONCE = 4 * 1024 * 1024;
/** While one is read and checked, others are written. */
const WRITES_AT_ONCE = 2;

/** What is left to load of each partition, after what was loaded before. */
export async function stretchesLeft({ database, generation }: Pick<LoadFactsOptions, 'database' | 'generation'>, until: readonly LoadEnd[]): Promise<readonly LogStretch[]> {
  const checkpoints = await readCheckpoints(database, generation);
  return until
    .map(({ topic, partition, nextOffset }) => {
      const from = checkpoints.find((each) => each.topic === topic && each.partition === partition)?.nextOffset ?? 0n;
      return { topic, partition, from, until: nextOffset };
    })
    .filter(({ from, until: end }) => from < end);
}

/** Loads stretches of the log, all partitions side by side. Ends early, between two chunks, when the signal fires. */
export async function loadLog(stretches: readonly LogStretch[], options: LoadLogOptions): Promise<void> {
  await new ChunkLoader(options, stretches).load();
}

/** What has been read of a stretch and not yet been given to be written. */
interface Gathered extends LogStretch {
  readonly records: StoredRecord[];
  readonly bytes: number;
  readonly fetchedFrom: bigint;
  /** Chunks of one partition are written one after the other. */
  readonly written: Promise<void>;
}

/** Gathers pieces of the log into chunks, and writes some chunks while it reads on. */
class ChunkLoader {
  private readonly gathered: Map<string, Gathered>;
  private readonly writing = new Set<Promise<void>>();
  private readonly pace: Pace;

  constructor(private readonly options: LoadLogOptions, private readonly stretches: readonly LogStretch[]) {
    this.pace = new Pace(options.maxPerSecond);
    this.gathered = new Map(stretches.map((stretch) => [keyOf(stretch), emptyFrom(stretch, stretch.from, Promise.resolve())]));
  }

  async load(): Promise<void> {
    const { log, signal } = this.options;
    try {
      await log.readStretches(this.stretches, (piece) => this.gather(piece), { signal });
      // The last records of a stretch, or the gap at its end.
      if (signal?.aborted !== true) for (const each of this.gathered.values()) if (each.fetchedFrom < each.until) await this.write(each, each.until);
      await Promise.all(this.writing);
    } finally {
      await Promise.allSettled(this.writing);
    }
  }

  private async gather(piece: LogPiece): Promise<void> {
    const before = this.gathered.get(keyOf(piece));
    if (before === undefined) return;
    const bytes = piece.records.reduce((sum, { value }) => sum + (value?.byteLength ?? 0), before.bytes);
    before.records.push(...piece.records);
    if (before.records.length < RECORDS_AT_ONCE && bytes < BYTES_AT_ONCE) this.gathered.set(keyOf(piece), { ...before, bytes });
    else await this.write(before, piece.nextOffset);
  }

  private async write(gathered: Gathered, nextOffset: bigint): Promise<void> {
    const { topic, partition, fetchedFrom, records } = gathered;
    while (this.writing.size >= WRITES_AT_ONCE) await Promise.race(this.writing);
    await gathered.written;
    const written = this.writeChunk({ topic, partition, fetchedFrom, nextOffset, records });
    this.writing.add(written);
    // A failure reaches whoever waits for it next.
    written.then(() => this.writing.delete(written), () => undefined);
    this.gathered.set(keyOf(gathered), emptyFrom(gathered, nextOffset, written));
    await this.pace.after(records.length, this.options.signal);
  }

  private async writeChunk(chunk: LoadChunk): Promise<void> {
    const rows = await loadFacts(chunk, this.options);
    this.options.onLoaded({ records: Number(chunk.nextOffset - chunk.fetchedFrom), rows });
  }
}

function emptyFrom({ topic, partition, from, until }: LogStretch, fetchedFrom: bigint, written: Promise<void>): Gathered {
  return { topic, partition, from, until, records: [], bytes: 0, fetchedFrom, written };
}

function keyOf({ topic, partition }: TopicPartition): string {
  return `${topic}/${partition}`;
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
