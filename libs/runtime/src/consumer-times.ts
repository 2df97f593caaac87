/** How long a consumer group waits for its members. */
export interface GroupPatience {
  readonly KAFKA_SESSION_TIMEOUT_SECONDS: number;
  readonly KAFKA_REBALANCE_TIMEOUT_SECONDS: number;
}

/** The times of a consumer, in milliseconds, as the event log takes them. */
export interface ConsumerTimes {
  readonly sessionTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  readonly rebalanceTimeoutMs: number;
}

/** Three heartbeats may be lost before a member counts as gone. */
const HEARTBEATS_PER_SESSION = 4;

/** The times of a consumer by the settings of its process. */
export function consumerTimes(patience: GroupPatience): ConsumerTimes {
  const sessionTimeoutMs = patience.KAFKA_SESSION_TIMEOUT_SECONDS * 1_000;
  return {
    sessionTimeoutMs,
    heartbeatIntervalMs: sessionTimeoutMs / HEARTBEATS_PER_SESSION,
    rebalanceTimeoutMs: patience.KAFKA_REBALANCE_TIMEOUT_SECONDS * 1_000,
  };
}
