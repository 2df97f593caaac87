import type { BenchOptions, PieceName } from './bench-options.ts';

/** How much of each thing is done. */
export interface Effort {
  /** Rounds of the things that are done more than once, of which the median counts. */
  readonly rounds: number;
  /** How long each round of the engine and of the libraries beside it takes. */
  readonly readerSeconds: number;
  /** The same for single sentences. */
  readonly sentenceSeconds: number;
  /** How long each of the engine's rounds takes, alone and in the pool. */
  readonly engineSeconds: number;
  /** How long each rate of pushes is kept up. */
  readonly pushingSeconds: number;
  /** Articles of a burst. */
  readonly burstArticles: number;
  /** Articles whose events fill the log that is projected. */
  readonly loggedArticles: number;
  /** Events of the log that read models are rebuilt from. */
  readonly rebuiltEvents: number;
  /** How long the query of an analyst takes that generations are switched beside. */
  readonly analystSeconds: number;
  /** Round trips and commits of the ceilings of latency. */
  readonly trips: number;
}

/** The share of the time that a piece gets when all are wanted. */
const weights: Readonly<Record<PieceName, number>> = { engine: 2, sentences: 1, extraction: 2, latency: 4, 'end-to-end': 2, projector: 2, poison: 2, rebuild: 3 };

/** What can be done in the time: pieces that are not wanted leave theirs to the others. Amounts are bounded so that a short run still says something. */
export function planEffort({ pieces, seconds }: Pick<BenchOptions, 'pieces' | 'seconds'>): Effort {
  const all = pieces.reduce((sum, piece) => sum + weights[piece], 0);
  const secondsOf = (piece: PieceName): number => (seconds * weights[piece]) / (pieces.includes(piece) ? all : all + weights[piece]);
  const rounds = seconds >= 120 ? 3 : 1;
  return {
    rounds,
    // Four readers, and the processes take about as long.
    readerSeconds: within(secondsOf('engine') / (8 * rounds), 1, 30),
    sentenceSeconds: within(secondsOf('sentences') / (4 * rounds), 1, 30),
    // Alone, in the pool, and in the pool one at a time.
    engineSeconds: within(secondsOf('extraction') / (3 * rounds), 1, 30),
    pushingSeconds: within(secondsOf('latency') / 2.6, 4, 120),
    burstArticles: Math.round(within(secondsOf('end-to-end') * 15, 100, 20_000)),
    loggedArticles: Math.round(within(secondsOf('projector') * 50, 800, 20_000)),
    rebuiltEvents: seconds >= 120 ? 200_000 : Math.round(within(secondsOf('rebuild') * 1_000, 10_000, 200_000)),
    analystSeconds: seconds >= 120 ? 60 : 5,
    trips: Math.round(within(seconds * 2, 100, 1_000)),
  };
}

function within(value: number, least: number, greatest: number): number {
  return Math.min(greatest, Math.max(least, value));
}
