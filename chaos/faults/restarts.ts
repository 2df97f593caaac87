import { pause } from '../../tools/stack/wait-until.ts';
import type { Removable } from '../stack/removables.ts';
import type { Chance } from '../story/chance.ts';
import type { FaultName, Strike, Struck } from './fault.ts';

const mostDownMs = 2_000;

/** Those that are away at this moment: what is away cannot be taken away. */
const away = new Set<Removable>();

/** `kill -9` of the broker, and its next start on the same port and data. */
export const brokerRestart: Strike = ({ stack }, chance) => restart(stack.broker, 'broker restart', chance);

/** Immediate shutdown of PostgreSQL, and its next start, which recovers from its log. */
export const postgresRestart: Strike = ({ stack }, chance) => restart(stack.postgres, 'postgres restart', chance);

async function restart(removable: Removable, fault: FaultName, chance: Chance): Promise<Struck> {
  if (away.has(removable)) return { fault, times: 0, words: `${fault} left out, for it was under way` };
  away.add(removable);
  try {
    await removable.kill();
    const downMs = chance.between(0, mostDownMs);
    await pause(downMs);
    await removable.start();
    return { fault, times: 1, words: `${fault} after ${(downMs / 1_000).toFixed(1)} s` };
  } finally {
    away.delete(removable);
  }
}
