import { Product, type AppName } from '../support/product';
import { createDatabase } from '../support/database';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const ARTICLES = 200;

/** An article of our own with one accusation that no other article has. */
function article(place: number): object {
  return {
    guid: `crash-${place}`, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: `Harbour talks, day ${place}`,
    body: { format: 'text', content: `Norway accused Sweden of hiding ${place + 1} ships.\nThe talks go on, officials said on Monday.` },
  };
}

describe.each<AppName>(['ingestor', 'extractor', 'projector'])('kill -9 of the %s while articles are pushed', (victim) => {
  let product: Product;

  beforeAll(async () => {
    product = new Product({ brokers: kafkaBrokers(), topicPrefix: uniqueName(`crash-${victim}`), databaseUrl: await createDatabase(`crash_${victim}`) });
    await product.start();
  }, 180_000);

  afterAll(async () => product?.stop());

  it('loses nothing and doubles nothing', async () => {
    const crash = killTwice();
    for (let place = 0; place < ARTICLES; place += 1) await pushUntilKept(place);
    await crash;
    await until(async () => (await accusationCount()) === ARTICLES, { withinMs: 90_000, describe: () => `${ARTICLES} accusations to be seen` });
    const pairs = (await product.get('/v1/pairs')).body['items'] as { accusations: number }[];
    expect(pairs.map(({ accusations }) => accusations)).toEqual([ARTICLES]);
    expect(new Set(await allegations()).size).toBe(ARTICLES);
  }, 240_000);

  async function killTwice(): Promise<void> {
    for (const after of [30, 110]) {
      await until(() => Promise.resolve(pushed >= after), { withinMs: 120_000, describe: () => `${after} articles to be pushed` });
      await product.kill(victim);
      await product.startApp(victim);
    }
  }

  let pushed = 0;

  /** Pushes as a newsroom does: again and again until it is answered with success. */
  async function pushUntilKept(place: number): Promise<void> {
    await until(async () => [200, 201].includes((await product.push(article(place))).status), { withinMs: 60_000, describe: () => `article ${place} to be kept` });
    pushed += 1;
  }

  async function accusationCount(): Promise<number> {
    return (await allegations()).length;
  }

  async function allegations(): Promise<readonly string[]> {
    const texts: string[] = [];
    let path: string | undefined = '/v1/accusations?limit=200';
    while (path !== undefined) {
      const { items, next } = (await product.get(path)).body as { items: { allegation: { text: string } }[]; next?: string };
      texts.push(...items.map(({ allegation }) => allegation.text));
      path = next ? `/v1/accusations?limit=200&after=${encodeURIComponent(next)}` : undefined;
    }
    return texts;
  }
});
