import { parseOptions } from './start-options.ts';

describe('the options of npm start', () => {
  it.each([
    [[], {}, { isFresh: false, hasSamples: true }],
    [['--fresh'], {}, { isFresh: true, hasSamples: true }],
    [['--no-samples', '--fresh'], { KAFKA_BROKERS: '' }, { isFresh: true, hasSamples: false }],
    [[], { SOURCES_FILE: 'mine.yaml' }, { isFresh: false, hasSamples: false }],
  ])('%j with %j are %j', (flags, environment, expected) => {
    expect(parseOptions(flags, environment)).toEqual(expected);
  });

  it('are refused with the usage when one is unknown', () => {
    expect(() => parseOptions(['--frsh'], {})).toThrow(/"--frsh" is no option[\s\S]*--fresh/);
  });

  it('never wipe what was given', () => {
    expect(() => parseOptions(['--fresh'], { KAFKA_BROKERS: 'broker:443', DATABASE_URL: 'postgresql://db/x' })).toThrow('KAFKA_BROKERS and DATABASE_URL is set');
  });
});
