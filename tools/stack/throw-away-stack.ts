import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject, writeJsonFile } from './json-file.ts';
import { wipeDockerKafka } from './kafka-from-docker.ts';
import { endLeftovers } from './leftovers.ts';
import { dropPlace } from './postgres-place.ts';
import { identityOf, isRunning } from './process-identity.ts';
import { openStateFolder, type StateFolder } from './state-folder.ts';

const prefix = 'stack-';

/** Opens the state folder of a throw-away stack that belongs to this process. */
export function openThrowAwayFolder(runsFolder: string): StateFolder {
  mkdirSync(runsFolder, { recursive: true });
  const path = mkdtempSync(join(runsFolder, prefix));
  const owner = identityOf(process.pid);
  if (owner === undefined) throw new Error('This process cannot be found, though it runs this line.');
  writeJsonFile(join(path, 'owner.json'), { ...owner });
  return openStateFolder(path);
}

/** Removes a throw-away stack with all that it left running or lying outside of its folder. */
export async function dropStack(state: StateFolder): Promise<void> {
  await endLeftovers(state);
  await wipeDockerKafka(state);
  dropPlace(state);
  rmSync(state.path, { recursive: true, force: true });
}

/** Removes the stacks of runs that were killed before they could do it. */
export async function dropAbandonedStacks(runsFolder: string): Promise<void> {
  mkdirSync(runsFolder, { recursive: true });
  for (const name of readdirSync(runsFolder).filter((each) => each.startsWith(prefix))) {
    const path = join(runsFolder, name);
    const { pid, began } = readJsonObject(join(path, 'owner.json')) ?? {};
    // A folder without an owner is one that another run is just making, or was killed while making: it holds no process yet.
    if (typeof pid !== 'number' || typeof began !== 'string' || isRunning({ pid, began })) continue;
    await dropStack(openStateFolder(path));
  }
}
