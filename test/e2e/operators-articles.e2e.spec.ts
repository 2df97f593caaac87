import { articleIdOf } from '@on-record/domain';
import { createDatabase } from '../support/database';
import { Product } from '../support/product';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const TOKEN = 'the-token-of-the-operator-of-the-e2e-tests';
const execute = ['--execute', '--as', 'ann', '--reason', 'the verbs are tried out'];
const article = (guid: string, change: object = {}): object => ({
  guid, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: 'Harbour talks',
  body: { format: 'text', content: 'Norway accused Sweden of hiding ships.' }, ...change,
});

describe("the operator's verbs about articles on the running product", () => {
  let product: Product;

  beforeAll(async () => {
    product = new Product({ brokers: kafkaBrokers(), topicPrefix: uniqueName('articles'), databaseUrl: await createDatabase('verbs of articles'), environment: { INGESTOR_OPERATOR_TOKEN: TOKEN } });
    await product.start();
  }, 180_000);
  afterAll(() => product?.stop(), 60_000);

  const ask = async (...verb: readonly string[]): Promise<Record<string, unknown>> => JSON.parse(await product.operator(...verb, '--json')) as Record<string, unknown>;
  const read = async (guid: string): Promise<Record<string, unknown>> => (await product.get(`/v1/articles/${articleIdOf('spec-daily', guid)}`)).body;
  const untilState = (guid: string, state: string): Promise<unknown> => until(async () => (await read(guid))['state'] === state, { withinMs: 60_000, describe: `${guid} to be ${state}` });

  it('withhold an article and give it back, whoever withheld it', async () => {
    await product.push(article('one'));
    await untilState('one', 'visible');
    expect(await product.operator('retract', 'spec-daily/one')).toContain('1 accusation(s)');
    expect(await ask('retract', 'spec-daily/one', ...execute)).toMatchObject({ seen: { isProjected: true, articles: [{ state: 'retracted' }] } });
    expect(await read('one')).toMatchObject({ state: 'retracted', withheldReason: 'the verbs are tried out' });
    await product.push({ ...article('one', { version: 2 }), status: 'canceled' });
    await until(async () => (await ask('reinstate', 'spec-daily/one'))['retractions'] instanceof Array && ((await ask('reinstate', 'spec-daily/one'))['retractions'] as unknown[]).length === 2, { withinMs: 60_000, describe: 'the kill to be read' });
    expect(await ask('reinstate', 'spec-daily/one', ...execute)).toMatchObject({ seen: { articles: [{ state: 'visible' }] } });
    expect(await read('one')).toMatchObject({ state: 'visible' });
    await expect(product.operator('reinstate', 'spec-daily/one', ...execute)).rejects.toThrow(/NOT_FOUND.*no retraction that is active/);
  }, 180_000);

  it('have deliveries read again, once as known and once anew, without another row', async () => {
    await product.push(article('again'));
    await product.push(article('undated', { version: undefined, headline: 'First state' }));
    await product.push(article('undated', { version: undefined, headline: 'Second state' }));
    await untilState('again', 'visible');
    await until(async () => (await read('undated'))['headline'] === 'Second state', { withinMs: 60_000, describe: 'the undated article to be read' });
    expect(await ask('renormalise', '--source', 'spec-daily', '--format', 'on-record-json')).toMatchObject({ isDryRun: true, outdated: 1, unused: 0 });
    await expect(product.operator('renormalise')).rejects.toThrow(/Say which deliveries/);
    expect(await ask('renormalise', 'spec-daily/again', ...execute)).toMatchObject({ taken: 1, results: [{ outcome: { status: 200, what: 'known already' } }] });
    await product.stopApp('ingestor');
    await product.startApp('ingestor');
    const before = await read('again');
    expect(await ask('renormalise', 'spec-daily/again', ...execute)).toMatchObject({ taken: 1, results: [{ outcome: { status: 201, what: 'recorded' } }] });
    expect(await ask('renormalise', 'spec-daily/undated', ...execute)).toMatchObject({ taken: 1, outdated: 1 });
    await until(async () => !(await product.operator('lag')).match(/ [1-9]\d*$/m), { withinMs: 60_000, describe: 'all to be read' });
    // Of two copies of a fact the later counts: all is as it was but the moments of receipt.
    expect(withoutMoments(await read('again'))).toEqual(withoutMoments(before));
    expect((await read('again'))['revisions']).toHaveLength(1);
    expect(await read('undated')).toMatchObject({ headline: 'Second state' });
    await expect(product.operator('renormalise', 'spec-daily/nothing')).rejects.toThrow(/NOT_FOUND/);
  }, 240_000);
});

function withoutMoments(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body, (name, value: unknown) => (/^(recorded|received)At$/.test(name) ? undefined : value)));
}
