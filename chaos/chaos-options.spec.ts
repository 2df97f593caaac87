import { parseChaosOptions } from './chaos-options.ts';

describe('the options of npm run chaos', () => {
  it('are 10 rounds of seed 1 unless told otherwise', () => {
    expect(parseChaosOptions([])).toEqual({ seed: 1, rounds: 10, mutation: undefined, faults: ['kill', 'stop', 'pause', 'broker restart', 'postgres restart', 'cut'], isKept: false, withFullDisk: false });
  });

  it('are read in any order', () => {
    expect(parseChaosOptions(['--keep', '--rounds', '3', '--mutation', 'ids-random', '--seed', '42', '--full-disk', '--faults', 'pause,kill'])).toEqual({
      seed: 42, rounds: 3, mutation: 'ids-random', faults: ['kill', 'pause'], isKept: true, withFullDisk: true,
    });
  });

  it.each([[['--seed']], [['--seed', '0']], [['--seed', '1.5']], [['--rounds', '1001']], [['--mutation', 'all']], [['--mutation']], [['--faults', 'kill,fire']], [['--faults']], [['fast']]])('are refused with the usage: %j', (given) => {
    expect(() => parseChaosOptions(given)).toThrow(/npm run chaos -- \[options\]/);
  });
});
