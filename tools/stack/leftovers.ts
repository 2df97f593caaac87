import { rmSync } from 'node:fs';
import { endDockerKafka, wipeDockerKafka } from './kafka-from-docker.ts';
import { wipePostgres } from './postgres-place.ts';
import { dropRecord, endProcess, killProcess, readRecords } from './process-record.ts';
import type { StateFolder } from './state-folder.ts';

/** Ends what a killed start of this stack has left running, in the order in which it would have stopped it. Gives the names of what it ended. */
export async function endLeftovers(state: StateFolder): Promise<readonly string[]> {
  const ended: string[] = [];
  const records = readRecords(state.processes);
  // Services that others lean on go last, so that the others can finish their work.
  const rank = (name: string): number => (name.startsWith('postgres') ? 2 : name.startsWith('kafka') ? 1 : 0);
  for (const record of [...records].sort((one, other) => rank(one.name) - rank(other.name))) {
    if ((await endProcess(record, 20_000)) !== 'gone') ended.push(record.name);
    dropRecord(state.processes, record.name);
  }
  await endDockerKafka(state);
  return ended;
}

/** Ends at once whatever of this stack still runs; for a person who does not want to wait. */
export function killAll(state: StateFolder): void {
  for (const record of readRecords(state.processes)) killProcess(record);
}

/** Removes all data of a stack whose processes have ended: broker and database belong together and go together. */
export async function wipeData(state: StateFolder): Promise<void> {
  rmSync(state.kafkaData, { recursive: true, force: true });
  await wipeDockerKafka(state);
  wipePostgres(state);
}
