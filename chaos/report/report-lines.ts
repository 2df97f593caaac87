import { faultNames, type FaultName, type Struck } from '../faults/fault.ts';
import type { Difference } from '../oracle/difference.ts';

/** What the lines tell of a round. */
export interface ReportedRound {
  readonly round: number;
  readonly struck: readonly Struck[];
  readonly deliveries: number;
  readonly events: number;
  readonly seconds: number;
  readonly differences: readonly Difference[];
}

const mostDifferences = 25;

/** One line for a round. */
export function roundLine({ round, struck, deliveries, events, seconds, differences }: ReportedRound): string {
  const verdict = differences.length === 0 ? 'good' : `FAILED with ${differences.length} differences`;
  return `round ${String(round).padStart(3)}  ${verdict}  ${seconds.toFixed(1)} s  ${deliveries} deliveries  ${events} events  ${struck.map(({ words }) => words).join('; ')}`;
}

/** What is not as it must be, in words; of very many the first. */
export function differenceLines(differences: readonly Difference[]): readonly string[] {
  const shown = differences.slice(0, mostDifferences).map(({ kind, words }) => `  ${kind}: ${words}`);
  return differences.length > mostDifferences ? [...shown, `  and ${differences.length - mostDifferences} more`] : shown;
}

/** What else the totals tell. */
export interface Totals {
  readonly rounds: readonly ReportedRound[];
  /** All that is not as it must be. */
  readonly found: readonly Difference[];
  readonly looks: number;
  /** Records that were appended on purpose though nobody can read them. */
  readonly poison: number;
  /** Differences between the live rows and those projected anew; undefined when that was not done. */
  readonly digests: readonly Difference[] | undefined;
}

/** The table at the end of a run. */
export function totalsLines({ rounds, found, looks, poison, digests }: Totals): readonly string[] {
  const timesOf = (name: FaultName): number => rounds.flatMap(({ struck }) => struck).filter(({ fault }) => fault === name).reduce((sum, { times }) => sum + times, 0);
  const kindsOf = (kind: Difference['kind']): number => found.filter((each) => each.kind === kind).length;
  const entries: readonly (readonly [string, string | number])[] = [
    ['rounds', rounds.length],
    ...faultNames.map((name) => [`${name}s`, timesOf(name)] as const),
    ['deliveries', rounds.reduce((sum, round) => sum + round.deliveries, 0)],
    ['events in the log', rounds.at(-1)?.events ?? 0],
    ['unreadable records', poison],
    ['looks while it happened', looks],
    ['lost', kindsOf('lost')],
    ['double', kindsOf('double')],
    ['resurrected', kindsOf('resurrected')],
    ['otherwise wrong', kindsOf('wrong')],
    ['digests equal', digests === undefined ? 'not compared' : digests.length === 0 ? 'yes' : 'NO'],
  ];
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}
