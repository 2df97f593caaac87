import { pause } from '../../tools/stack/wait-until.ts';
import { appOf, type AppName, type ServiceName } from '../stack/service-plans.ts';
import type { Chance } from '../story/chance.ts';
import { actAtPoint, type Ground, type Strike } from './fault.ts';

const mostDownMs = 1_500;
/** In the middle of a burst some point comes soon; after a start it comes when the group has given up on the one that was killed, and shared out its work. */
const [pointWithinMs, firstPointWithinMs] = [2_500, 11_000];
const mostOnTheWayMs = 80;

/** Who keeps no state but the group's offsets has the most to lose, and just then when it begins: its connections are not all made yet. */
const weights: Readonly<Record<AppName, number>> = { ingestor: 1, extractor: 2, projector: 2 };
const twice: Readonly<Record<AppName, number>> = { ingestor: 0.3, extractor: 0.8, projector: 0.3 };

/** `kill -9` of a service, with the appends that are on their way, and its next start; at times again as soon as it is at work, and at times with all that is on its way, as when a machine is lost. */
export const kill: Strike = async (ground, chance) => {
  const awake = ground.services.awake(() => true);
  if (awake.length === 0) return { fault: 'kill', times: 0, words: 'nobody to kill' };
  const name = chance.pick(awake.flatMap((each) => Array<ServiceName>(weights[appOf(each)]).fill(each)));
  const rounds = chance.happens(twice[appOf(name)]) ? 2 : 1;
  const words: string[] = [];
  for (let count = 0; count < rounds; count += 1) {
    const killed = await killOnce(ground, name, { chance, withinMs: count === 0 ? pointWithinMs : firstPointWithinMs });
    if (killed !== undefined) words.push(killed);
  }
  return { fault: 'kill', times: words.length, words: words.join(', ') };
};

async function killOnce(ground: Ground, name: ServiceName, { chance, withinMs }: { readonly chance: Chance; readonly withinMs: number }): Promise<string | undefined> {
  const { services, stack } = ground;
  let dying: Promise<boolean> = Promise.resolve(false);
  const isMachineLost = chance.happens(0.5);
  const moment = await actAtPoint(ground, { fault: 'kill', name, chance, withinMs, act: () => { stack.kafkaPassages.get(name)?.cutAppends(); dying = services.kill(name); } });
  if (isMachineLost) {
    await pause(chance.between(0, mostOnTheWayMs));
    stack.kafkaPassages.get(name)?.cut();
    stack.postgresPassages.get(name)?.cut();
  }
  const wasKilled = await dying;
  if (!wasKilled) return undefined;
  await pause(chance.between(0, mostDownMs));
  await services.start(name);
  return `${name} killed${moment}${isMachineLost ? ' with its connections' : ''}`;
}
