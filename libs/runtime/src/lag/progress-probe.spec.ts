import type { ConsumerState, PartitionOffsets, TopicPartition } from '@on-record/domain';
import { createLogger } from '../logger';
import { PositionWatch, type PositionLook } from './position-watch';
import { progressProbe } from './progress-probe';

const logger = createLogger({ app: 'spec', level: 'silent' });
const at = (partition: number): TopicPartition => ({ topic: 't', partition });

/** A log and a consumer of which a test says where they stand. */
interface World {
  ends: readonly PartitionOffsets[];
  positions: readonly (TopicPartition & { readonly nextOffset: bigint })[];
  assigned: readonly TopicPartition[];
  inRebalance?: readonly TopicPartition[];
  consumer: ConsumerState['positions'];
  trouble?: Error;
}

function worldAt(nextOffset: bigint, end: bigint): World {
  return { ends: [{ ...at(0), first: 0n, next: end }], positions: [{ ...at(0), nextOffset }], assigned: [at(0)], consumer: [] };
}

function watchOf(world: World, onLook?: (look: PositionLook) => Promise<void>): PositionWatch {
  return new PositionWatch({
    log: { offsets: () => (world.trouble ? Promise.reject(world.trouble) : Promise.resolve(world.ends)) },
    topics: ['t'],
    state: () => ({ phase: 'running', assigned: world.assigned, positions: world.consumer, ...(world.inRebalance === undefined ? {} : { inRebalance: world.inRebalance }) }),
    positions: () => Promise.resolve(world.positions),
    everyMs: 1_000, logger, onLook,
  });
}

describe('the progress of a consumer', () => {
  let nowMs = 0;

  beforeEach(() => {
    nowMs = Date.parse('2026-03-01T12:00:00Z');
    jest.spyOn(Date, 'now').mockImplementation(() => nowMs);
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  });

  afterEach(() => jest.restoreAllMocks());

  /** Asks the probe once a second for so many seconds; gives its last answer. */
  async function after(seconds: number, watch: PositionWatch): Promise<{ readonly isReady: boolean; readonly reason?: string }> {
    const probe = progressProbe({ watch, stallMs: 10_000, everyMs: 1_000 });
    for (let second = 0; second < seconds; second += 1) {
      await probe.check();
      nowMs += 1_001;
    }
    return probe.check();
  }

  it('is not ready within the time given when events wait and the position stands still, and says where and since when', async () => {
    const watch = watchOf(worldAt(5n, 9n));
    expect(await after(8, watch)).toEqual({ isReady: true });
    expect(await after(1, watch)).toEqual({ isReady: false, reason: '1 partition(s) stand still: t 0 since 2026-03-01T12:00:00.000Z at offset 5 of 9.' });
  });

  it('is ready again when the position moves', async () => {
    const world = worldAt(5n, 9n);
    const watch = watchOf(world);
    expect((await after(10, watch)).isReady).toBe(false);
    world.positions = [{ ...at(0), nextOffset: 6n }];
    expect(await after(1, watch)).toEqual({ isReady: true });
  });

  it.each<readonly [string, (world: World) => void]>([
    ['a process without partitions', (world) => (world.assigned = [])],
    ['a partition at its end', (world) => (world.positions = [{ ...at(0), nextOffset: 9n }])],
    ['a partition without a position that begins at its end', (world) => {
      world.positions = [];
      world.ends = [{ ...at(0), first: 9n, next: 9n }];
    }],
    ['a partition whose last offsets hold no records', (world) => (world.consumer = [{ ...at(0), handledTo: 5n, fetchedTo: 9n }])],
  ])('%s is ready, however long', async (_what, change) => {
    const world = worldAt(5n, 9n);
    change(world);
    expect(await after(20, watchOf(world))).toEqual({ isReady: true });
  });

  it('is not ready when it fetched on but what counts as handled does not follow', async () => {
    const world = worldAt(5n, 9n);
    world.consumer = [{ ...at(0), handledTo: 9n, fetchedTo: 9n }];
    expect((await after(10, watchOf(world))).isReady).toBe(false);
  });

  /** Every tenth look falls into a rebalance; asks for so many seconds, and gives the last answer. */
  async function inStorm(seconds: number, { world, each }: { readonly world: World; readonly each: (second: number) => void }): Promise<boolean> {
    const watch = watchOf(world);
    let isReady = true;
    for (let second = 0; second < seconds; second += 1) {
      const isBetween = second % 10 === 5;
      Object.assign(world, isBetween ? { assigned: [], inRebalance: [at(0)] } : { assigned: [at(0)], inRebalance: undefined });
      each(second);
      isReady = (await after(1, watch)).isReady;
    }
    return isReady;
  }

  it('is not ready in a rebalance storm in which nobody gets on, nor in its rebalances', async () => {
    for (const seconds of [25, 26, 27]) expect(await inStorm(seconds, { world: worldAt(5n, 9n), each: () => undefined })).toBe(false);
  });

  it('is ready in a rebalance under normal work', async () => {
    const world = worldAt(0n, 9n);
    const goOn = (second: number): void => {
      if (second % 10 === 5) return;
      world.positions = [{ ...at(0), nextOffset: BigInt(second) }];
      world.ends = [{ ...at(0), first: 0n, next: BigInt(second + 9) }];
    };
    for (const seconds of [25, 26, 27]) expect(await inStorm(seconds, { world, each: goOn })).toBe(true);
  });

  it('is ready for the time given when it takes over what somebody else left standing', async () => {
    const world = worldAt(5n, 9n);
    world.assigned = [];
    const watch = watchOf(world);
    await after(100, watch);
    world.assigned = [at(0)];
    expect((await after(8, watch)).isReady).toBe(true);
    expect((await after(2, watch)).isReady).toBe(false);
  });

  it('outlasts looks that fail, until so many have failed that nobody can tell; then it says why and since when, and keeps what was seen last', async () => {
    const world = worldAt(9n, 9n);
    const watch = watchOf(world);
    expect((await after(1, watch)).isReady).toBe(true);
    world.trouble = new Error('Kafka is away.');
    expect(await after(3, watch)).toEqual({ isReady: true });
    expect(await after(2, watch)).toEqual({ isReady: false, reason: 'The positions cannot be read since 2026-03-01T12:00:01.001Z: Kafka is away.' });
    expect(watch.seen?.partitions).toHaveLength(1);
    delete world.trouble;
    expect(await after(1, watch)).toEqual({ isReady: true });
  });

  it('is not ready before the first look has succeeded, and says why', async () => {
    const world = worldAt(9n, 9n);
    world.trouble = new Error('Kafka is away.');
    expect(await after(0, watchOf(world))).toEqual({ isReady: false, reason: 'The positions have not been read yet: Kafka is away.' });
  });

  it('goes on when what is told of a look fails', async () => {
    const told: number[] = [];
    const watch = watchOf(worldAt(5n, 9n), ({ partitions }) => {
      told.push(...partitions.map(({ lagEvents }) => lagEvents));
      return Promise.reject(new Error('The database is away.'));
    });
    expect((await after(1, watch)).isReady).toBe(true);
    expect(told).toEqual([4, 4]);
  });
});
