import { openTestRecord, type TestRecord } from '../../../../test/support/open-test-record';
import { configured } from '../../../../test/support/recorded-articles';
import { openDatabase, type Database } from '../database/open-database';
import { readStatus } from '../queries/status';
import type { StatusRecord } from '../queries/summary-records';
import { recordLogEnds, type SeenEnd } from './record-log-ends';

jest.setTimeout(60_000);

const at = { topic: 'test.control', partition: 0 };
const seen = (endOffset: bigint, over: Partial<SeenEnd> = {}): SeenEnd => ({ ...at, endOffset, lagSeconds: 0, isAssigned: true, ...over });

let record: TestRecord;
let database: Database;

beforeAll(async () => {
  record = await openTestRecord('log ends');
  database = await openDatabase(record.ownerUrl);
  await record.store([configured('daily', 'full')]);
});

beforeEach(() => database.connection('emptying', (client) => client.query('DELETE FROM on_record.log_ends')));

afterAll(async () => {
  await database.close();
  await record.close();
});

/** The control partition as readers see it; its checkpoint stands at 1. */
async function status(): Promise<StatusRecord['projections'][number]> {
  const { projections } = await readStatus(record.reader);
  expect(projections).toHaveLength(1);
  return projections[0]!;
}

/** Lets the last look lie further back. */
const age = (seconds: number): Promise<unknown> =>
  database.connection('ageing', (client) => client.query(`UPDATE on_record.log_ends SET observed_at = observed_at - $1 * interval '1 second', waiting_since = waiting_since - $1 * interval '1 second'`, [seconds]));

describe('the ends of the log, as a projector records them', () => {
  it('are left out of the status before anybody has looked', async () => {
    expect(Object.keys(await status()).sort()).toEqual(['deadLetters', 'lastEventAt', 'nextOffset', 'partition', 'projection', 'topic']);
  });

  it('show that nothing waits', async () => {
    await recordLogEnds(database, [seen(1n)]);
    expect(await status()).toMatchObject({ nextOffset: 1, endOffset: 1, lagEvents: 0, lagSeconds: 0, endObservedAt: expect.stringMatching(/Z$/) });
  });

  it('show how many events wait, and for how long by now', async () => {
    await recordLogEnds(database, [seen(5n, { lagSeconds: 30 })]);
    await age(600);
    const { lagEvents, lagSeconds } = await status();
    expect(lagEvents).toBe(4);
    expect(lagSeconds).toBeGreaterThanOrEqual(630);
    expect(lagSeconds).toBeLessThan(690);
  });

  it('never move back: of two projectors the one that saw more wins', async () => {
    await recordLogEnds(database, [seen(9n)]);
    await recordLogEnds(database, [seen(7n)]);
    expect((await status()).endOffset).toBe(9);
  });

  it('are kept up by who reads the partition, and by another only after a while', async () => {
    await recordLogEnds(database, [seen(5n, { lagSeconds: 100 })]);
    await recordLogEnds(database, [seen(5n, { lagSeconds: 3, isAssigned: false })]);
    expect((await status()).lagSeconds).toBeGreaterThanOrEqual(100);
    await age(20);
    await recordLogEnds(database, [seen(5n, { lagSeconds: 3, isAssigned: false })]);
    expect((await status()).lagSeconds).toBeLessThan(100);
  });

  it('can be recorded by several at once, for many partitions, in any order', async () => {
    const ends = Array.from({ length: 24 }, (_, partition) => seen(5n, { partition }));
    await Promise.all(Array.from({ length: 8 }, (_, n) => recordLogEnds(database, n % 2 === 0 ? ends : [...ends].reverse())));
    expect((await status()).endOffset).toBe(5);
  });
});
