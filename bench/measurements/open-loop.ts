import { setTimeout as delay } from 'node:timers/promises';

/** The moments at which each of the sends is due, in ms from the beginning: evenly, and fixed before the first is made. */
export function sendTimes(perSecond: number, count: number): readonly number[] {
  if (!(perSecond > 0)) throw new RangeError(`A rate is above 0, not ${perSecond}.`);
  return Array.from({ length: count }, (_none, place) => (place * 1000) / perSecond);
}

/** A clock, and a way to wait on it. */
export interface Clock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
}

const realClock: Clock = { now: () => performance.now(), sleep: (ms) => delay(ms) };

/**
 * Makes each send when it is due, whether or not those before it were answered: a system that stalls does not slow its own load down, and what it keeps
 * waiting counts. Gives the moments at which the sends were due, when all are answered; rejects when one fails.
 */
export async function openLoop(times: readonly number[], send: (place: number) => Promise<unknown>, clock: Clock = realClock): Promise<readonly number[]> {
  const began = clock.now();
  const answers: Promise<unknown>[] = [];
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => undefined);
  for (const [place, time] of times.entries()) {
    const early = began + time - clock.now();
    if (early > 0) await Promise.race([clock.sleep(early), failure.promise]);
    const answer = send(place);
    answer.catch(failure.reject);
    answers.push(answer);
  }
  await Promise.all(answers);
  return times.map((time) => began + time);
}
