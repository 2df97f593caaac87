import { nameOf, StallWatch, type WatchedPosition } from './stall-watch';

const SECOND_MS = 1_000;

interface Seen {
  readonly stored: bigint;
  readonly end: bigint;
  /** Up to where its reader knows that nothing lies. */
  readonly reached?: bigint;
  readonly isOurs?: boolean;
}

const position = ({ stored, reached = stored, end }: Seen): WatchedPosition => ({ topic: 't', partition: 0, storedOffset: stored, nextOffset: reached, endOffset: end });

/** Looks at one partition once a second; gives the standstill in seconds at the last look, none where it is not told. */
function standstillAfter(looks: readonly Seen[]): number | undefined {
  const watch = new StallWatch();
  const told = looks.map((seen, second) => watch.observe({
    positions: [position(seen)], ours: new Set(seen.isOurs === false ? [] : [nameOf({ topic: 't', partition: 0 })]), nowMs: second * SECOND_MS,
  }).get('t 0'));
  const last = told.at(-1);
  return last === undefined ? undefined : last / SECOND_MS;
}

const times = (count: number, seen: Seen): readonly Seen[] => Array.from({ length: count }, () => seen);
const ours: Seen = { stored: 5n, end: 9n };
const others: Seen = { ...ours, isOurs: false };
/** An hour in which every tenth look falls between two assignments. */
const storm = Array.from({ length: 3_600 }, (_, second): Seen => (second % 10 === 5 ? others : ours));

describe('a stall watch', () => {
  it.each<readonly [string, readonly Seen[], number | undefined]>([
    ['counts from the look that first sees events wait', times(11, ours), 10],
    ['goes on when more events come', [...times(5, ours), { ...ours, end: 12n }], 5],
    ['starts anew when the position moves, however far it is behind', [...times(9, { stored: 5n, end: 1_000n }), ...times(4, { stored: 6n, end: 1_000n })], 3],
    ['starts anew when the position goes back', [...times(9, ours), ...times(4, { stored: 2n, end: 9n })], 3],
    ['starts anew when its reader gets on over offsets without records', [...times(9, ours), { ...ours, reached: 7n }], 0],
    ['does not count the time at rest', [...times(100, { stored: 5n, end: 5n }), { stored: 5n, end: 6n }], 0],
    ['forgets when nothing waits any more', [...times(9, ours), { stored: 9n, end: 9n }, { stored: 9n, end: 10n }], 0],
    ['does not tell of what is not ours', times(100, others), undefined],
    ['gives who takes over what somebody else left standing the whole time', [...times(100, others), ...times(4, ours)], 3],
    ['goes on counting when the partition comes back as it went', [...times(10, ours), ...times(5, others), ours], 15],
    ['starts anew when somebody else moved it meanwhile', [...times(10, ours), ...times(5, others), ...times(3, { stored: 6n, end: 9n })], 2],
    ['is not deceived by a rebalance storm', storm, 3_599],
    ['is not deceived by one in which only the reader knows of a gap', storm.map((seen) => (seen === ours ? { ...seen, reached: 7n } : seen)), 3_599],
  ])('%s', (_what, looks, seconds) => {
    expect(standstillAfter(looks)).toBe(seconds);
  });
});
