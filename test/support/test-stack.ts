import { join } from 'node:path';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import * as throwAway from '../../tools/stack/throw-away-stack.ts';

/** The root of the clone. */
export const root = join(__dirname, '..', '..');

/** Where Kafka's jars are kept, for the tests and for the product alike. */
export const kafkaCacheFolder = join(root, '.on-record', 'kafka');

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
