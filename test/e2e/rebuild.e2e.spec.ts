import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '../support/database';
import { Product } from '../support/product';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const acting = ['--execute', '--as', 'ann', '--reason', 'to see it work'];

function article(guid: string): object {
  return {
    guid, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: `Harbour talks, part ${guid}`,
    body: { format: 'text', content: `Norway accused Sweden of hiding ships. “We hide nothing,” Sweden's minister Eva Lund said on Monday.` },
  };
}

describe('a rebuild of the running product', () => {
  let product: Product;

  beforeAll(async () => {
    product = new Product({ brokers: kafkaBrokers(), topicPrefix: uniqueName('rebuild'), databaseUrl: await createDatabase('rebuild') });
    await product.start();
  }, 180_000);

  afterAll(() => product?.stop(), 60_000);

  const ask = async (...verb: readonly string[]): Promise<Record<string, unknown>> => JSON.parse(await product.operator(...verb, '--json')) as Record<string, unknown>;
  const shown = async (): Promise<number> => Number(((await product.get('/v1/status')).body['articles'] as Record<string, number>)['visible'] ?? 0);
  let pushed = 0;
  const push = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 1) expect((await product.push(article(String(pushed++)))).status).toBe(201);
  };
  const untilAllAreShown = (): Promise<unknown> => until(async () => (await shown()) === pushed, { withinMs: 60_000, describe: () => `${pushed} articles to be visible` });

  it('is seen by readers when it is promoted, kept up to date on both sides, and missed by no read', async () => {
    await push(20);
    await untilAllAreShown();
    expect(await product.operator('rebuild')).toContain('Nothing was changed.');

    const stop = new AbortController();
    const failures: string[] = [];
    const reading = (async () => {
      while (!stop.signal.aborted) {
        const answer = await product.get('/v1/accusations?limit=5');
        if (answer.status !== 200 || (answer.body['items'] as unknown[]).length !== 5) failures.push(JSON.stringify(answer.body));
        await delay(10);
      }
    })();

    const [built] = await Promise.all([ask('rebuild', ...acting), push(10)]);
    expect(built).toMatchObject({ isBuilt: true, generation: 2 });
    await untilAllAreShown();
    await until(async () => ((await ask('generations'))['generations'] as { state: string; behind: number | null }[]).some(({ state, behind }) => state === 'following' && behind === 0), { withinMs: 30_000, describe: 'the second generation to catch up' });
    expect(await ask('verify', '--generation', '2')).toMatchObject({ differences: 0 });
    const preview = await ask('promote');
    expect(preview).toMatchObject({ isDryRun: true, from: 1, to: 2, tables: expect.arrayContaining([{ table: 'articles', active: 30, standby: 30 }]) });

    for (const [way, from, to] of [['promote', 1, 2], ['rollback', 2, 1], ['promote', 1, 2]] as const) {
      const [switched] = await Promise.all([ask(way, ...acting), push(2)]);
      expect(switched).toMatchObject({ from, to });
    }
    await untilAllAreShown();
    stop.abort();
    await reading;
    expect(failures).toEqual([]);
    expect(await ask('verify')).toMatchObject({ generation: 2, differences: 0 });
    expect(await ask('verify', '--generation', '1')).toMatchObject({ differences: 0 });
    await expect(product.operator('rebuild', ...acting)).rejects.toThrow(/retire it first/);
    expect(await ask('retire', ...acting)).toMatchObject({ retired: 1 });
    expect(await product.operator('doctor').catch((error: Error) => error.message)).toContain('ok       projector');
  }, 180_000);

  it('that is killed in the middle goes on where it was', async () => {
    const child = product.startOperator('rebuild', '--max-rate', '20', ...acting);
    child.stdout.resume();
    child.stderr.resume();
    await until(async () => (await product.operator('generations')).includes('building'), { withinMs: 30_000, describe: 'the rebuild to begin' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => ask('rebuild', ...acting), { withinMs: 30_000, describe: 'the rebuild to go on' });
    await until(async () => (await ask('promote', ...acting))['to'] !== undefined, { withinMs: 30_000, describe: 'the switch' });
    expect(await ask('verify')).toMatchObject({ differences: 0 });
    // A projector that is started anew takes the generation that is active, and goes on.
    await product.kill('projector');
    await product.startApp('projector');
    await push(2);
    await untilAllAreShown();
    expect(await ask('verify')).toMatchObject({ differences: 0 });
  }, 180_000);
});
