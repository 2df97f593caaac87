import { z } from 'zod';
import { consumerTimes } from './consumer-times';
import { parseConfiguration } from './parse-configuration';
import { settings } from './settings';

const schema = z.object({
  KAFKA_SESSION_TIMEOUT_SECONDS: settings.kafkaSessionTimeoutSeconds,
  KAFKA_REBALANCE_TIMEOUT_SECONDS: settings.kafkaRebalanceTimeoutSeconds,
});

describe('the times of a consumer', () => {
  it.each([
    ['unless they are set', {}, { sessionTimeoutMs: 10_000, heartbeatIntervalMs: 2_500, rebalanceTimeoutMs: 30_000 }],
    ['as they are set', { KAFKA_SESSION_TIMEOUT_SECONDS: '6', KAFKA_REBALANCE_TIMEOUT_SECONDS: '10' }, { sessionTimeoutMs: 6_000, heartbeatIntervalMs: 1_500, rebalanceTimeoutMs: 10_000 }],
  ])('leave room for three lost heartbeats, %s', (_when, given, expected) => {
    expect(consumerTimes(parseConfiguration(schema, given))).toEqual(expected);
  });

  it.each(['5', '301', '7.5', 'soon'])('are refused at a session timeout of %s', (given) => {
    expect(() => parseConfiguration(schema, { KAFKA_SESSION_TIMEOUT_SECONDS: given })).toThrow('allowed: a whole number from 6 to 300');
  });
});
