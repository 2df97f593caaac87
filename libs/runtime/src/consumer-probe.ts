import type { EventLogTransport } from './event-log-transport';
import type { ReadinessProbe } from './health';

/** Ready while the transport's consumer reads; not while it starts, waits out trouble, has failed or stopped. */
export function consumerProbe(transport: Pick<EventLogTransport, 'state'>): ReadinessProbe {
  return {
    name: 'consumer',
    check: () => {
      const { phase, lastError } = transport.state();
      const reason = lastError === undefined ? `The consumer is ${phase}.` : `The consumer is ${phase}: ${lastError}`;
      return Promise.resolve(phase === 'running' ? { isReady: true } : { isReady: false, reason });
    },
  };
}
