import { parseOptions } from './start-options.ts';

describe('the options of npm start', () => {
  it.each([
    [[], {}, { isFresh: false, hasSamples: true, hasStories: false }],
    [['--fresh'], {}, { isFresh: true, hasSamples: true, hasStories: false }],
    [['--no-samples', '--fresh'], { KAFKA_BROKERS: '' }, { isFresh: true, hasSamples: false, hasStories: false }],
    [[], { SOURCES_FILE: 'mine.yaml' }, { isFresh: false, hasSamples: false, hasStories: false }],
    [['--samples'], { SOURCES_FILE: '' }, { isFresh: false, hasSamples: true, hasStories: true }],
  ])('%j with %j are %j', (flags, environment, expected) => {
    expect(parseOptions(flags, environment)).toEqual(expected);
  });

  it('are refused with the usage when one is unknown', () => {
    expect(() => parseOptions(['--frsh'], {})).toThrow(/"--frsh" is no option[\s\S]*--fresh/);
  });

  it('are refused when they contradict each other', () => {
    expect(() => parseOptions(['--no-samples', '--samples'], {})).toThrow(/--samples and --no-samples contradict each other[\s\S]*--fresh/);
  });

  it('are refused when there are no sources for the stories', () => {
    expect(() => parseOptions(['--samples'], { SOURCES_FILE: 'mine.yaml' })).toThrow('SOURCES_FILE is set to another file');
  });

  it('never wipe what was given', () => {
    expect(() => parseOptions(['--fresh'], { KAFKA_BROKERS: 'broker:443', DATABASE_URL: 'postgresql://db/x' })).toThrow('KAFKA_BROKERS and DATABASE_URL is set');
  });
});
