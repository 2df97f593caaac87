import { openDatabase } from '../../libs/projections/src/index';
import { Product } from '../support/product';
import { readModelRows } from '../support/read-model-rows';
import { copyDatabase, createDatabase } from '../support/database';
import { kafkaBrokers, uniqueName } from '../support/services';
import { until } from '../support/until';

const article = (guid: string): object => ({
  guid, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: 'Harbour talks',
  body: { format: 'text', content: 'Norway accused Sweden of hiding ships.' },
});

/** All rows of a database, as text in order. */
async function rowsOf(url: string): Promise<readonly string[]> {
  const database = await openDatabase(url);
  try {
    return [...(await readModelRows(database)).values()].flat();
  } finally {
    await database.close();
  }
}

describe('a database restored to an earlier state', () => {
  const topicPrefix = uniqueName('restored');
  const on = (databaseUrl: string): Product => new Product({ brokers: kafkaBrokers(), topicPrefix, databaseUrl });
  let url: string;
  let backupUrl: string;
  let today: Product;
  let restored: Product;
  let fresh: Product;

  const untilAccusations = (product: Product, count: number): Promise<unknown> => until(
    async () => ((await product.get('/v1/accusations')).body['items'] as unknown[]).length === count,
    { withinMs: 60_000, describe: `${count} accusation(s) to be shown` });

  beforeAll(async () => {
    url = await createDatabase('restored');
    today = on(url);
    await today.start();
    await today.push(article('yesterday'));
    await untilAccusations(today, 1);
    for (const app of ['projector', 'query'] as const) await today.stopApp(app);
    backupUrl = await copyDatabase(url);
    for (const app of ['projector', 'query'] as const) await today.startApp(app);
    await today.push(article('today'));
    await untilAccusations(today, 2);
    for (const app of ['projector', 'query'] as const) await today.stopApp(app);
    restored = on(backupUrl);
    fresh = on(await createDatabase('fresh'));
  }, 240_000);

  afterAll(() => Promise.all([today, restored, fresh].map((product) => product?.stop())), 60_000);

  it('is refused at the start, with where it stands, what was committed for it, and what to do', async () => {
    const refusal = await restored.refusalOf('projector');
    expect(refusal).toMatch(/DATABASE_RESTORED: The database \S+ is at offset \d+ of \S+ partition \d+, but group \S+ has committed offset \d+/);
    expect(refusal).toContain('on-record accept-database');
  }, 90_000);

  it('is told apart by the doctor', async () => {
    await expect(restored.operator('doctor')).rejects.toThrow(/wrong\s+database not restored/);
  }, 90_000);

  it('is not changed by a dry run, nor without a reason', async () => {
    const dryRun = JSON.parse(await restored.operator('accept-database', '--json')) as { isDryRun: boolean; setBack: unknown[] };
    expect(dryRun.isDryRun).toBe(true);
    expect(dryRun.setBack.length).toBeGreaterThan(0);
    await expect(restored.operator('accept-database', '--execute')).rejects.toThrow('--reason');
    expect(await restored.refusalOf('projector')).toContain('DATABASE_RESTORED');
  }, 120_000);

  it('is gone on with when an operator says so, and ends in the rows that it would have had', async () => {
    expect(await restored.operator('accept-database', '--execute', '--reason', 'disk lost, backup of last night')).toContain('from now on');
    for (const app of ['projector', 'query'] as const) await restored.startApp(app);
    await untilAccusations(restored, 2);
    expect(await rowsOf(backupUrl)).toEqual(await rowsOf(url));
    await restored.stopApp('projector');
    await restored.startApp('projector');
  }, 180_000);

  it('is another thing than a new one, which is filled from the beginning', async () => {
    await restored.stopApp('projector');
    await fresh.operator('setup');
    for (const app of ['projector', 'query'] as const) await fresh.startApp(app);
    await untilAccusations(fresh, 2);
  }, 180_000);
});
