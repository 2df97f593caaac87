import type { StagePause } from './control/stage-pause';
import type { EventLogTransport } from './event-log-transport';
import type { ReadinessProbe } from './health';

/** Trouble that passes within this time, as a deadlock or one failed fetch does, is no reason to call anybody. */
export const TROUBLE_PATIENCE_MS = 5_000;

/**
 * Ready while the transport's consumer reads, and while it waits out trouble that began less than `TROUBLE_PATIENCE_MS`
 * ago; not while it starts, nor when it has failed or stopped. While its stage is paused it does what it should, which is
 * nothing: ready, with a reason that says since when and by whom.
 */
export function consumerProbe(transport: Pick<EventLogTransport, 'state'>, pause?: Pick<StagePause, 'sentence'>): ReadinessProbe {
  return {
    name: 'consumer',
    check: () => {
      const { phase, troubledForMs = 0, lastError } = transport.state();
      const paused = pause?.sentence;
      if (paused !== undefined && phase !== 'failed') return Promise.resolve({ isReady: true, reason: `${paused}.` });
      const isAtWork = phase === 'running' || phase === 'backing-off';
      if (isAtWork && troubledForMs < TROUBLE_PATIENCE_MS) return Promise.resolve({ isReady: true });
      // Between two attempts of what fails for so long the phase is `running`, which would read like good news.
      const what = isAtWork ? `has waited out trouble for ${Math.round(troubledForMs / 1_000)} s` : `is ${phase}`;
      return Promise.resolve({ isReady: false, reason: lastError === undefined ? `The consumer ${what}.` : `The consumer ${what}: ${lastError}` });
    },
  };
}
