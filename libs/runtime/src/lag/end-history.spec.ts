import { lagSeconds, noteAppend, noteEnd, prune, type EndHistory } from './end-history';

/** A history of ends seen at these seconds. */
function seen(...samples: readonly (readonly [second: number, end: bigint])[]): EndHistory {
  return samples.reduce<EndHistory>((history, [second, end]) => noteEnd(history, end, second * 1000), []);
}

const lagAt = (history: EndHistory, position: bigint, nowSecond: number): number =>
  lagSeconds(history, { position, end: history.at(-1)?.end ?? 0n, nowMs: nowSecond * 1000 });

describe('the lag in seconds', () => {
  it.each<readonly [string, EndHistory, bigint, number, number]>([
    ['is 0 at the end', seen([0, 10n]), 10n, 100, 0],
    ['is 0 past an end that is older than the position', seen([0, 10n]), 12n, 100, 0],
    ['counts from when the end was last seen at the position', seen([0, 10n], [50, 10n], [55, 11n]), 10n, 60, 10],
    ['takes the end to have moved evenly between two samples', seen([0, 0n], [10, 100n]), 25n, 20, 17.5],
    ['finds the two samples among many', seen([0, 0n], [10, 10n], [20, 30n], [30, 40n]), 20n, 40, 25],
    ['is at least the time since the end was first seen beyond the position', seen([100, 50n], [110, 60n]), 7n, 130, 30],
    ['is not negative when clocks differ', noteAppend(seen([0, 10n], [5, 20n]), 12n, 90_000), 12n, 60, 0],
    ['is 0 when nothing is known', [], 0n, 10, 0],
  ])('%s', (_what, history, position, nowSecond, seconds) => {
    expect(lagAt(history, position, nowSecond)).toBeCloseTo(seconds, 6);
  });

  it('counts from the append of the last record handled, where the end is known only from later on', () => {
    const history = noteAppend(seen([1_000, 500n]), 100n, 40_000);
    expect(lagAt(history, 100n, 1_000)).toBe(960);
  });

  it('forgets ends that the log no longer has', () => {
    expect(noteEnd(seen([0, 10n], [5, 20n]), 12n, 6_000).map(({ end }) => end)).toEqual([10n, 12n]);
  });
});

describe('a history of ends', () => {
  it('keeps what a position needs, and nothing before it', () => {
    const history = seen([0, 0n], [1, 10n], [2, 20n], [3, 30n]);
    expect(prune(history, 15n).map(({ end }) => end)).toEqual([10n, 20n, 30n]);
    expect(prune(history, 0n)).toHaveLength(4);
  });

  it('stays short during a long stall, and still knows when the end passed the position', () => {
    let history = seen([0, 5n]);
    for (let second = 5; second <= 36_000; second += 5) history = prune(noteEnd(history, 5n + BigInt(second), second * 1000), 5n);
    expect(history.length).toBeLessThanOrEqual(121);
    expect(lagAt(history, 5n, 36_000)).toBe(36_000);
  });
});
