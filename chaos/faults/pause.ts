import { pause as waitMs } from '../../tools/stack/wait-until.ts';
import { appOf } from '../stack/service-plans.ts';
import { actAtPoint, type Strike } from './fault.ts';

/** The session timeout of the harness is 6 s, and others need 2 s more to take the partitions over: most who wake up find that somebody has gone on. */
const [leastMs, mostMs] = [8_500, 12_000];
const pointWithinMs = 2_500;

/** SIGSTOP of an extractor or a projector for longer than its group waits, then SIGCONT: it goes on as if nothing had been. */
export const pause: Strike = async (ground, chance) => {
  const { services } = ground;
  // A projector has more to lose: it writes where all can see it.
  const app = chance.happens(0.75) ? 'projector' : 'extractor';
  const awake = services.awake((name) => appOf(name) === app);
  if (awake.length === 0) return { fault: 'pause', times: 0, words: `no ${app} to pause` };
  const name = chance.pick(awake);
  let goOn: (() => void) | undefined;
  const moment = await actAtPoint(ground, { fault: 'pause', name, chance, withinMs: pointWithinMs, act: () => { goOn = services.freeze(name); } });
  if (goOn === undefined) return { fault: 'pause', times: 0, words: `${name} was gone before its pause` };
  const forMs = chance.between(leastMs, mostMs);
  await waitMs(forMs);
  goOn();
  return { fault: 'pause', times: 1, words: `${name} paused for ${(forMs / 1_000).toFixed(1)} s${moment}` };
};
