import { killAll } from './leftovers.ts';
import type { StateFolder } from './state-folder.ts';

/**
 * Settles with the reason when somebody wants everything to stop; who asks again does not want to wait. One Ctrl-C reaches us several times: from the
 * terminal, from npm and from the launcher, so that what comes within a second of the first is the same wish.
 */
export function listenForStop(state: StateFolder): Promise<string> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const ask = (reason: string): void => {
      firstAt ??= performance.now();
      resolve(reason);
      if (performance.now() - firstAt < 1_000) return;
      killAll(state);
      process.exit(1);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
    process.on('message', (signal) => ask(String(signal)));
    // The launcher is gone, and with it whoever could stop us.
    process.once('disconnect', () => resolve('the launcher has ended'));
  });
}
