import type { Passage } from '../stack/passage.ts';
import { kafkaRequests, sendsRequest, sendsSql } from '../stack/passage.ts';
import type { ChaosStack } from '../stack/chaos-stack.ts';
import { appOf, type ServiceName } from '../stack/service-plans.ts';
import type { Services } from '../stack/services.ts';
import type { Chance } from '../story/chance.ts';

/** What can go wrong. */
export const faultNames = ['kill', 'stop', 'pause', 'broker restart', 'postgres restart', 'cut', 'full disk'] as const;

/** Something that goes wrong. */
export type FaultName = (typeof faultNames)[number];

/** Where faults strike. */
export interface Ground {
  readonly stack: ChaosStack;
  readonly services: Services;
}

/** What became of a fault: how often it struck, and what it was in words. */
export interface Struck {
  readonly fault: FaultName;
  readonly times: number;
  readonly words: string;
}

/** Makes something go wrong, and settles when it is over: what was taken away is back. */
export type Strike = (ground: Ground, chance: Chance) => Promise<Struck>;

/** A moment in the work of a service, told by what it sends. */
interface Point {
  readonly words: string;
  readonly passage: Passage | undefined;
  readonly isMeant: (bytes: Buffer) => boolean;
}

/** What is to be done to which service. */
interface Act {
  readonly fault: 'kill' | 'stop' | 'pause';
  readonly name: ServiceName;
  readonly chance: Chance;
  /** How long the point is waited for; then it is done all the same. */
  readonly withinMs: number;
  readonly act: () => void;
}

/**
 * Acts when a service is at a point where an end or a pause does the most harm: just before its first write, or when it has sent what it will never hear
 * the answer of. Acts anyway when the point does not come in time. Gives the moment in words.
 */
export function actAtPoint({ stack }: Ground, { fault, name, chance, withinMs, act }: Act): Promise<string> {
  const point = chance.pick(pointsOf(stack, name, fault));
  const { promise, resolve } = Promise.withResolvers<string>();
  const { passage } = point;
  if (passage === undefined) {
    act();
    return Promise.resolve('');
  }
  const callOff = passage.whenSent(point.isMeant, () => {
    clearTimeout(alarm);
    act();
    resolve(` at ${point.words}`);
  });
  const alarm = setTimeout(() => {
    callOff();
    act();
    resolve('');
  }, withinMs);
  return promise;
}

function pointsOf(stack: ChaosStack, name: ServiceName, fault: Act['fault']): readonly Point[] {
  const [kafka, postgres] = [stack.kafkaPassages.get(name), stack.postgresPassages.get(name)];
  const produce: Point = { words: 'an append', passage: kafka, isMeant: sendsRequest(kafkaRequests.produce) };
  const commit: Point = { words: 'an offset commit', passage: kafka, isMeant: sendsRequest(kafkaRequests.offsetCommit) };
  switch (appOf(name)) {
    case 'ingestor':
      return [produce];
    case 'extractor':
      return [produce, commit, commit, commit];
    case 'projector': {
      const begin: Point = { words: 'BEGIN', passage: postgres, isMeant: sendsSql('BEGIN ISOLATION') };
      const update: Point = { words: 'an update', passage: postgres, isMeant: sendsSql('UPDATE articles') };
      const end: Point = { words: 'COMMIT', passage: postgres, isMeant: sendsSql('COMMIT') };
      // Who is frozen behind BEGIN has not yet moved the checkpoint, and will; who is killed at COMMIT never learns whether it counted.
      return fault === 'pause' ? [begin, begin, begin, begin, update] : [begin, update, end, end];
    }
  }
}
