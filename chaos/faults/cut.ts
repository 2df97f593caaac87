import { pause } from '../../tools/stack/wait-until.ts';
import { appOf, serviceNames, type ServiceName } from '../stack/service-plans.ts';
import type { Passage } from '../stack/passage.ts';
import type { Chance } from '../story/chance.ts';
import type { Strike } from './fault.ts';

const mostShutMs = 3_000;
const mostBetweenMs = 700;

/** Connections of a service to Kafka or PostgreSQL are cut: several times, or for a while during which no new ones can be made. */
export const cut: Strike = async ({ stack }, chance) => {
  const name = chance.pick(serviceNames);
  const toPostgres = appOf(name) === 'projector' && chance.happens(0.5);
  const passage = (toPostgres ? stack.postgresPassages : stack.kafkaPassages).get(name);
  if (passage === undefined) return { fault: 'cut', times: 0, words: `${name} has no way to cut` };
  return { fault: 'cut', times: 1, words: await cutOne(passage, `${name} from ${toPostgres ? 'PostgreSQL' : 'Kafka'}`, chance) };
};

async function cutOne(passage: Passage, words: string | ServiceName, chance: Chance): Promise<string> {
  if (chance.happens(0.5)) {
    const forMs = chance.between(300, mostShutMs);
    passage.shut();
    await pause(forMs);
    passage.open();
    return `${words} cut off for ${(forMs / 1_000).toFixed(1)} s`;
  }
  const times = chance.between(1, 4);
  for (let count = 0; count < times; count += 1) {
    passage.cut();
    await pause(chance.between(20, mostBetweenMs));
  }
  return `${words} cut ${times} times`;
}
