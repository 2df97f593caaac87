import { StallWatch, type PartitionPosition } from './stall-watch';

const at = (nextOffset: bigint, endOffset: bigint, partition = 0): PartitionPosition => ({ topic: 't', partition, nextOffset, endOffset });

describe('a stall watch', () => {
  it('tells a partition with events waiting whose position stands still', () => {
    const watch = new StallWatch(10_000);
    expect(watch.observe([at(5n, 9n)], 0)).toEqual([]);
    expect(watch.observe([at(5n, 12n)], 9_999)).toEqual([]);
    expect(watch.observe([at(5n, 12n)], 10_000)).toEqual([at(5n, 12n)]);
  });

  it('starts anew when the position moves, however far it is behind', () => {
    const watch = new StallWatch(10_000);
    watch.observe([at(5n, 1_000n)], 0);
    watch.observe([at(6n, 1_000n)], 9_000);
    expect(watch.observe([at(6n, 1_000n)], 18_999)).toEqual([]);
  });

  it('does not count the time at rest of a partition that just got an event', () => {
    const watch = new StallWatch(10_000);
    watch.observe([at(5n, 5n)], 0);
    expect(watch.observe([at(5n, 6n)], 1_000_000)).toEqual([]);
  });

  it('forgets a partition that went to somebody else', () => {
    const watch = new StallWatch(10_000);
    watch.observe([at(5n, 9n), at(1n, 1n, 1)], 0);
    watch.observe([at(1n, 1n, 1)], 20_000);
    expect(watch.observe([at(5n, 9n)], 40_000)).toEqual([]);
  });
});
