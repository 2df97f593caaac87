import { judgeEnds, type ServiceEnd } from './judge-ends.ts';

const end = (over: Partial<ServiceEnd>): ServiceEnd => ({ name: 'projector-1', how: 'exit code 0', stoppedAfterMs: undefined, lastLines: '  the last line', ...over });

describe('the end of a process', () => {
  it.each<[string, Partial<ServiceEnd>, string | undefined]>([
    ['by itself is a fault, whatever its exit code', {}, 'projector-1 ended by itself (exit code 0)'],
    ['by itself with an error is a fault', { how: 'exit code 1' }, 'projector-1 ended by itself (exit code 1)'],
    ['in good time after it was told to stop is none', { stoppedAfterMs: 9_900 }, undefined],
    ['with an error after it was told to stop is a fault', { how: 'exit code 1', stoppedAfterMs: 10_020 }, 'projector-1 was told to stop and ended with exit code 1 after 10.0 s'],
    ['that had to be forced after it was told to stop is a fault', { how: 'signal SIGKILL', stoppedAfterMs: 12_000 }, 'projector-1 was told to stop and ended with signal SIGKILL after 12.0 s'],
    ['late after it was told to stop is a fault', { stoppedAfterMs: 11_100 }, 'projector-1 was told to stop and took 11.1 s'],
  ])('%s', (_what, over, words) => {
    expect(judgeEnds([end(over)], { isHeldUp: false })).toEqual(words === undefined ? [] : [{ kind: 'wrong', words: `${words}. Its log ends:\n  the last line` }]);
  });

  it.each<[string, Partial<ServiceEnd>, number]>([
    ['at its deadline after it was told to stop', { how: 'exit code 1', stoppedAfterMs: 10_020 }, 0],
    ['with an error long before', { how: 'exit code 1', stoppedAfterMs: 3_000 }, 1],
    ['by force', { how: 'signal SIGKILL', stoppedAfterMs: 12_000 }, 1],
    ['by itself', { how: 'exit code 1' }, 1],
  ])('%s, while something that it needs is held up, is %#: faults %d', (_what, over, faults) => {
    expect(judgeEnds([end(over)], { isHeldUp: true })).toHaveLength(faults);
  });
});
