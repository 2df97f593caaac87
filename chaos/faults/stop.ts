import { pause } from '../../tools/stack/wait-until.ts';
import { actAtPoint, type Strike } from './fault.ts';

const mostDownMs = 1_000;
const pointWithinMs = 2_500;

/** SIGTERM of a service in the middle of its work, as at an upgrade, and its next start. How it ends is judged with all other ends. */
export const stop: Strike = async (ground, chance) => {
  const { services } = ground;
  const awake = services.awake(() => true);
  if (awake.length === 0) return { fault: 'stop', times: 0, words: 'nobody to stop' };
  const name = chance.pick(awake);
  // Who has only just been started does not listen for signals yet.
  const start = await services.answeringStart(name);
  let stopping: Promise<number | undefined> = Promise.resolve(undefined);
  const moment = await actAtPoint(ground, { fault: 'stop', name, chance, withinMs: pointWithinMs, act: () => { stopping = services.tellToStop(name, start); } });
  const tookMs = await stopping;
  if (tookMs === undefined) return { fault: 'stop', times: 0, words: `${name} was gone before its stop` };
  await pause(chance.between(0, mostDownMs));
  await services.start(name);
  return { fault: 'stop', times: 1, words: `${name} stopped${moment} in ${(tookMs / 1_000).toFixed(1)} s` };
};
