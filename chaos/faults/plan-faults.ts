import { chanceOf, type Chance } from '../story/chance.ts';
import { cut } from './cut.ts';
import type { FaultName, Strike } from './fault.ts';
import { kill } from './kill.ts';
import { pause } from './pause.ts';
import { brokerRestart, postgresRestart } from './restarts.ts';
import { stop } from './stop.ts';

/** A fault with its moment. */
export interface PlannedFault {
  readonly name: FaultName;
  readonly strike: Strike;
  /** After the beginning of the round. */
  readonly afterMs: number;
  /** What decides its particulars. */
  readonly chance: Chance;
}

const strikes = { 'kill': kill, 'stop': stop, 'pause': pause, 'broker restart': brokerRestart, 'postgres restart': postgresRestart, 'cut': cut } as const;

/** A fault that is dealt to rounds. */
export type DealtFault = keyof typeof strikes;

/** What is dealt out before anything comes again more often than this: so every kind comes in each run of some length. */
const deck: readonly DealtFault[] = ['kill', 'kill', 'kill', 'kill', 'stop', 'stop', 'stop', 'pause', 'pause', 'pause', 'pause', 'broker restart', 'postgres restart', 'cut', 'cut'];
const leastAfterMs = 200;
const mostAfterMs = 2_500;
/** A pause matters by what comes while it lasts: it begins early. */
const pauseWithinMs = 1_200;

/** The faults that are dealt, each once. */
export const dealtFaults: readonly DealtFault[] = [...new Set(deck)];

/** Deals faults to rounds, two or three to each; the same seed deals the same ones. */
export class FaultDealer {
  private readonly chance: Chance;
  private left: DealtFault[] = [];
  private dealt = 0;

  private readonly seed: number;
  private readonly deck: readonly DealtFault[];

  constructor(seed: number, wanted: readonly DealtFault[]) {
    this.seed = seed;
    this.deck = deck.filter((name) => wanted.includes(name));
    this.chance = chanceOf(seed, 'faults');
  }

  deal(): readonly PlannedFault[] {
    return Array.from({ length: this.chance.between(2, 3) }, () => this.next());
  }

  private next(): PlannedFault {
    if (this.left.length === 0) this.left = [...this.chance.shuffled(this.deck)];
    const name = this.left.pop() ?? 'kill';
    this.dealt += 1;
    return { name, strike: strikes[name], afterMs: this.chance.between(leastAfterMs, name === 'pause' ? pauseWithinMs : mostAfterMs), chance: chanceOf(this.seed, `fault ${this.dealt}`) };
  }
}
