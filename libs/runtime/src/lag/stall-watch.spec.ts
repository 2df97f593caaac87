import { StallWatch, type PartitionPosition } from './stall-watch';

const at = (nextOffset: bigint, endOffset: bigint, partition = 0): PartitionPosition => ({ topic: 't', partition, nextOffset, endOffset });
const look = (watch: StallWatch, positions: readonly PartitionPosition[], nowMs: number): object => Object.fromEntries(watch.observe(positions, nowMs));

describe('a stall watch', () => {
  it('counts how long a partition with events waiting stands still', () => {
    const watch = new StallWatch();
    expect(look(watch, [at(5n, 9n)], 1_000)).toEqual({ 't 0': 0 });
    expect(look(watch, [at(5n, 12n)], 11_000)).toEqual({ 't 0': 10_000 });
  });

  it('starts anew when the position moves, however far it is behind', () => {
    const watch = new StallWatch();
    watch.observe([at(5n, 1_000n)], 0);
    watch.observe([at(6n, 1_000n)], 9_000);
    expect(look(watch, [at(6n, 1_000n)], 18_999)).toEqual({ 't 0': 9_999 });
  });

  it('does not count the time at rest of a partition that just got an event', () => {
    const watch = new StallWatch();
    expect(look(watch, [at(5n, 5n)], 0)).toEqual({});
    expect(look(watch, [at(5n, 6n)], 1_000_000)).toEqual({ 't 0': 0 });
  });

  it('forgets a partition that went to somebody else', () => {
    const watch = new StallWatch();
    watch.observe([at(5n, 9n), at(1n, 1n, 1)], 0);
    watch.observe([at(1n, 1n, 1)], 20_000);
    expect(look(watch, [at(5n, 9n)], 40_000)).toEqual({ 't 0': 0 });
  });
});
