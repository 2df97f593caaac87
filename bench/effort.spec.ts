import { pieceNames } from './bench-options.ts';
import { planEffort } from './effort.ts';

describe('the effort', () => {
  it('grows with the time that is given', () => {
    const [short, long] = [planEffort({ pieces: pieceNames, seconds: 40 }), planEffort({ pieces: pieceNames, seconds: 240 })];
    for (const key of Object.keys(short) as (keyof typeof short)[]) expect(long[key]).toBeGreaterThan(short[key]);
  });

  it('gives a piece that is wanted alone the time of the others', () => {
    expect(planEffort({ pieces: ['latency'], seconds: 100 }).pushingSeconds).toBeGreaterThan(2 * planEffort({ pieces: pieceNames, seconds: 100 }).pushingSeconds);
  });

  it('keeps pushing within about its share of the time', () => {
    // Two rates, so twice.
    expect(2 * planEffort({ pieces: pieceNames, seconds: 240 }).pushingSeconds).toBeLessThan(240 * 0.4);
  });

  it('never falls below what says something', () => {
    expect(planEffort({ pieces: pieceNames, seconds: 20 })).toMatchObject({ rounds: 1, trips: 100 });
    expect(planEffort({ pieces: pieceNames, seconds: 20 }).burstArticles).toBeGreaterThanOrEqual(100);
  });
});
