import { OnRecordError } from '@on-record/domain';

const WATCH_EVERY_MS = 1000;

/** What is watched: when a sign of life was last seen (`performance.now()`), and how long a silence may be. */
export interface Watched {
  readonly aliveAt: () => number;
  readonly silenceMs: number;
}

/**
 * Tells of a consumer that has fallen silent. KafkaJS can wait for ever, without a crash, for an answer that a broker
 * which went away owed it. Heartbeats come at rest and at work alike and stop only for a rebalance, so that a longer
 * silence is the end of a consumer. Ends with `clearInterval`.
 */
export function watchSilence({ aliveAt, silenceMs }: Watched, end: (error: OnRecordError) => void): NodeJS.Timeout {
  const begunAt = performance.now();
  return setInterval(() => {
    const silentMs = performance.now() - Math.max(begunAt, aliveAt());
    if (silentMs < silenceMs) return;
    end(new OnRecordError('LOG_UNAVAILABLE', `Kafka has been silent for ${Math.round(silentMs / 1000)} s: the consumer is started anew.`));
  }, WATCH_EVERY_MS);
}
