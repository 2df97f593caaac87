import { waitUntil, type Waiting } from '../../tools/stack/wait-until.ts';

/** Waits for a condition, trying it every 50 ms; gives what it gave, or throws when the deadline passes, naming the last failure. */
export function until<T>(condition: () => T | Promise<T>, waiting: Waiting): ReturnType<typeof waitUntil<T>> {
  return waitUntil(condition, waiting);
}
