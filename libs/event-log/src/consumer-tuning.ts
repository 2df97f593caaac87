import type { BackOff } from './back-off';

/** The times and sizes of a consumer. */
export interface ConsumerTuning {
  /** How long the group waits for a silent member; its partitions stand still meanwhile. */
  readonly sessionTimeoutMs: number;
  readonly heartbeatIntervalMs: number;
  /** How long a rebalance waits for handlers at work. */
  readonly rebalanceTimeoutMs: number;
  /** How long an idle fetch waits; also how late a partition that was paused may begin. */
  readonly fetchWaitMs: number;
  /** A larger record still comes, alone: KIP-74 lets the first batch of a fetch exceed the limits. */
  readonly partitionBytes: number;
  readonly fetchBytes: number;
  readonly backOff: BackOff;
}

/** The times and sizes used unless others are given. */
export const defaultTuning: ConsumerTuning = {
  sessionTimeoutMs: 10_000,
  heartbeatIntervalMs: 2500,
  rebalanceTimeoutMs: 30_000,
  fetchWaitMs: 250,
  partitionBytes: 2 * 1024 * 1024,
  fetchBytes: 24 * 1024 * 1024,
  backOff: { initialMs: 250, maxMs: 10_000 },
};
