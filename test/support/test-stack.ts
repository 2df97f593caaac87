import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject } from '../../tools/stack/json-file.ts';
import { isRunning } from '../../tools/stack/process-identity.ts';
import { readRecords } from '../../tools/stack/process-record.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import * as throwAway from '../../tools/stack/throw-away-stack.ts';

/** The root of the clone. */
export const root = join(__dirname, '..', '..');

/** Where Kafka's jars are kept, for the tests and for the product alike. */
export const kafkaCacheFolder = join(root, '.on-record', 'kafka');

const containersFile = 'containers.json';
const runsFolder = join(root, '.on-record', 'test');

/** Opens the state folder of a throw-away stack that belongs to this process. */
export function openThrowAwayFolder(): StateFolder {
  return throwAway.openThrowAwayFolder(runsFolder);
}

/** Removes a throw-away stack with all that it left running or lying outside of its folder. */
export function dropStack(state: StateFolder): Promise<void> {
  return throwAway.dropStack(state);
}

/** Removes the stacks of test runs that were killed before they could do it. */
export function dropAbandonedStacks(): Promise<void> {
  return throwAway.dropAbandonedStacks(runsFolder);
}

/** The names of the services that the run with a state folder has started: processes that run, and containers. */
export function servicesOf(statePath: string): readonly string[] {
  const processes = readRecords(join(statePath, 'processes')).filter(isRunning).map(({ name }) => name);
  const containers = Object.keys(readJsonObject(join(statePath, containersFile)) ?? {});
  return [...processes, ...containers, ...(existsSync(join(statePath, 'docker-kafka.json')) ? ['kafka'] : [])];
}

/** A file in the state folder of a run that has containers, with their images: what is left of them is looked for only where there were some. */
export function containersMark(state: StateFolder): string {
  return join(state.path, containersFile);
}

/** Says whether there is a run, going on or abandoned, that has containers. */
export function hasStacksWithContainers(): boolean {
  mkdirSync(runsFolder, { recursive: true });
  return readdirSync(runsFolder).some((name) => existsSync(join(runsFolder, name, containersFile)));
}
