/*
 * Once a connection of KafkaJS 2.2.4 has sent a request, its request queue looks every millisecond, for ever, whether a
 * throttle is over: it computes the wait from a throttle that was never set, gets a negative number, and sets its timer
 * again although nothing waits (tulios/kafkajs issue 1751; Node 24 also warns of the negative number). With the handful of
 * connections of one of our processes that is 5.7 % of a core at rest, against 1.6 % with the method below. It keeps the
 * rule: a timer runs only while requests wait, until the end of the throttle.
 */

/** The part of KafkaJS's RequestQueue that the method touches. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

const CHECK_INTERVAL_MS = 10;

function scheduleCheckPendingRequests(this: RequestQueue): void {
  if (this.pending.length === 0 || this.throttleCheckTimeoutId) return;
  const throttleMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttleMs > 0 ? throttleMs : CHECK_INTERVAL_MS,
  );
}

/** Gives KafkaJS's request queue a timer that rests; leaves it alone where it does not look as in 2.2.4. */
export function quietRequestQueue(): void {
  const { prototype } = require('kafkajs/src/network/requestQueue') as { readonly prototype?: Partial<RequestQueue> };
  // The file exports a class; every member that we touch is checked before.
  if (typeof prototype?.scheduleCheckPendingRequests !== 'function' || typeof prototype.checkPendingRequests !== 'function') return;
  prototype.scheduleCheckPendingRequests = scheduleCheckPendingRequests;
}
