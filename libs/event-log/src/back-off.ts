import { setTimeout as delay } from 'node:timers/promises';

/** How long to wait between attempts: doubled each time up to the greatest, half of it by chance. */
export interface BackOff {
  readonly initialMs: number;
  readonly maxMs: number;
}

/** The wait after so many failures (1 after the first). Jitter keeps processes from knocking all at once. */
export function backOffMs(failures: number, { initialMs, maxMs }: BackOff): number {
  const full = Math.min(maxMs, initialMs * 2 ** Math.min(failures - 1, 30));
  return full / 2 + (full / 2) * Math.random();
}

/** Waits; ends early, without an error, when the signal fires. */
export async function waitOrAbort(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch {
    // The only way to fail is the abort that the caller asked for.
  }
}

/** Resolves when a signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
