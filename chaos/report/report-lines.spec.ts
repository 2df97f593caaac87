import { differenceLines, roundLine, totalsLines, type ReportedRound } from './report-lines.ts';

const round = (over: Partial<ReportedRound> = {}): ReportedRound => ({
  round: 2, deliveries: 40, events: 300, seconds: 12.34, differences: [],
  struck: [{ fault: 'kill', times: 2, words: 'extractor-1 killed, extractor-1 killed' }, { fault: 'pause', times: 1, words: 'projector-2 paused for 7.0 s' }], ...over,
});

describe('the report of a run', () => {
  it('has a line for each round', () => {
    expect(roundLine(round())).toBe('round   2  good  12.3 s  40 deliveries  300 events  extractor-1 killed, extractor-1 killed; projector-2 paused for 7.0 s');
    expect(roundLine(round({ differences: [{ kind: 'lost', words: 'x' }] }))).toContain('FAILED with 1 differences');
  });

  it('adds up what struck and what was found', () => {
    const lines = totalsLines({ rounds: [round(), round()], found: [{ kind: 'double', words: 'x' }], looks: 9, poison: 7, digests: [] }).map((line) => line.trim().replace(/\s{2,}/, ': '));
    expect(lines).toEqual(expect.arrayContaining(['rounds: 2', 'kills: 4', 'pauses: 2', 'deliveries: 80', 'events in the log: 300', 'unreadable records: 7', 'lost: 0', 'double: 1', 'digests equal: yes']));
  });

  it('names the first of very many differences, and how many more there are', () => {
    const lines = differenceLines(Array.from({ length: 30 }, (_none, place) => ({ kind: 'lost', words: `Row ${place}.` })));
    expect(lines).toHaveLength(26);
    expect(lines.at(-1)).toBe('  and 5 more');
  });
});
