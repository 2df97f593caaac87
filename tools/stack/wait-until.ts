import { messageOf } from './error-message.ts';

/** How long a condition is waited for, and how it is called when it does not come true. */
export interface Waiting {
  readonly withinMs: number;
  readonly describe: string | (() => string);
  readonly everyMs?: number;
}

/** Calls `condition` until it gives something truthy and returns that; throws when the deadline passes, naming the last failure. */
export async function waitUntil<T>(condition: () => T | Promise<T>, waiting: Waiting): Promise<Exclude<T, false | undefined | null | 0 | ''>> {
  const deadline = performance.now() + waiting.withinMs;
  let failure: unknown;
  do {
    try {
      const result = await condition();
      // Safe: a truthy value is none of the falsy ones that the type takes away.
      if (result) return result as Exclude<T, false | undefined | null | 0 | ''>;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await pause(waiting.everyMs ?? 50);
  } while (performance.now() < deadline);
  const what = typeof waiting.describe === 'string' ? waiting.describe : waiting.describe();
  const reason = failure === undefined ? '' : ` The last attempt said: ${messageOf(failure)}`;
  throw new Error(`Waited ${Math.round(waiting.withinMs / 100) / 10} s in vain for ${what}.${reason}`, { cause: failure });
}

/** Lets time pass. Only for polling and back-off. */
export function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}
