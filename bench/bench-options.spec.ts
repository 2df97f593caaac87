import { parseBenchOptions, pieceNames } from './bench-options.ts';

describe('the options of npm run bench', () => {
  it.each([
    [[], { pieces: pieceNames, seconds: 300, jsonFile: undefined }],
    [['projector', 'extraction', '--quick'], { pieces: ['extraction', 'projector'], seconds: 40, jsonFile: undefined }],
    [['--seconds', '90', 'latency', '--json', 'results.json'], { pieces: ['latency'], seconds: 90, jsonFile: 'results.json' }],
  ])('%j are %j', (given, expected) => {
    expect(parseBenchOptions(given)).toEqual(expected);
  });

  it.each([
    [['--fast'], '"--fast" is no option'],
    [['ingestor'], '"ingestor" is no option'],
    [['--seconds'], '--seconds takes a number from 20 to 86400, not ""'],
    [['--seconds', '5'], '--seconds takes a number from 20 to 86400, not "5"'],
    [['--seconds', 'ten'], 'not "ten"'],
    [['--quick', '--seconds', '60'], 'said twice'],
    [['--json', '--quick'], '--json takes the name of a file'],
  ])('%j are refused with the usage', (given, reason) => {
    expect(() => parseBenchOptions(given)).toThrow(reason);
    expect(() => parseBenchOptions(given)).toThrow('npm run bench [-- options]');
  });
});
