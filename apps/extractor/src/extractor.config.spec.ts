import { ENGINE_HANG_MS } from './engine-pool';
import { extractorConfiguration } from './extractor.config';

it('lets a partition stand still for as long as the guard of the engine needs with two articles that hang, before readiness turns red', () => {
  const { EXTRACTOR_STALL_SECONDS } = extractorConfiguration.parse({ KAFKA_BROKERS: 'given:1', EXTRACTOR_PORT: '0' });
  expect(EXTRACTOR_STALL_SECONDS * 1_000).toBeGreaterThan(2.5 * ENGINE_HANG_MS);
});
