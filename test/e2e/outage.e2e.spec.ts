import { describeWithBrokerControl, startBroker, type BrokerControl } from '../support/broker-control';
import { Product } from '../support/product';
import { createDatabase } from '../support/database';
import { uniqueName } from '../support/services';
import { until } from '../support/until';

const article = (guid: string): object => ({
  guid, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: 'Harbour talks',
  body: { format: 'text', content: 'Norway accused Sweden of hiding ships.' },
});

describeWithBrokerControl('Kafka is taken away and brought back', () => {
  let broker: BrokerControl;
  let product: Product;

  beforeAll(async () => {
    broker = await startBroker();
    product = new Product({ brokers: broker.brokers, topicPrefix: uniqueName('outage'), databaseUrl: await createDatabase('outage') });
    await product.start();
  }, 180_000);

  afterAll(async () => {
    await product?.stop();
    await broker?.end();
  }, 60_000);

  it('is answered with 503 and Retry-After within 5 seconds, and afterwards the article is kept and its row appears', async () => {
    expect((await product.push(article('before'))).status).toBe(201);
    await until(async () => ((await product.get('/v1/accusations')).body['items'] as unknown[]).length === 1, { withinMs: 60_000, describe: () => 'the first row to appear' });
    await broker.stop();
    const asked = performance.now();
    const refused = await product.push(article('during'));
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await broker.start();
    await until(async () => [200, 201].includes((await product.push(article('during'))).status), { withinMs: 60_000, describe: () => 'the article to be kept' });
    await until(async () => ((await product.get('/v1/accusations')).body['items'] as unknown[]).length === 2, { withinMs: 90_000, describe: () => 'the rows to appear' });
  }, 240_000);

  it('a broker that hangs is answered for with 503 within 5 seconds too', async () => {
    broker.freeze();
    try {
      const asked = performance.now();
      expect((await product.push(article('frozen'))).status).toBe(503);
      expect(performance.now() - asked).toBeLessThan(5_000);
    } finally {
      broker.thaw();
    }
    await until(async () => [200, 201].includes((await product.push(article('frozen'))).status), { withinMs: 60_000, describe: () => 'the article to be kept' });
  }, 120_000);
});
