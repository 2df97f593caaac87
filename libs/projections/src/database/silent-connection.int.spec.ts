import { openPassage, type Passage } from '../../../../test/support/open-passage';
import { createDatabase } from '../../../../test/support/database';
import { migrate } from './migrate';
import { openDatabase, type Database } from './open-database';

describe('a connection that is cut without a word', () => {
  let passage: Passage;
  let database: Database;

  beforeAll(async () => {
    const url = await createDatabase('silent');
    const direct = await openDatabase(url);
    await migrate(direct);
    await direct.close();
    passage = await openPassage(new URL(url));
    database = await openDatabase(passage.url, { patienceMs: 1_000 });
  }, 60_000);

  afterAll(async () => {
    await database.close();
    passage.shut();
    await passage.close();
  });

  it('is given up in the middle of a transaction, and the next one is done on another connection', async () => {
    const cut = database.transaction('waiting', async (client) => {
      await client.query('SELECT 1');
      passage.mute();
      await client.query('SELECT 2');
    });
    await expect(cut).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
    expect(await database.transaction('going on', async (client) => (await client.query<{ one: number }>('SELECT 1 AS one')).rows)).toEqual([{ one: 1 }]);
  });

  it('is given up outside of a transaction too, and nothing is cut that answers', async () => {
    const cut = database.connection('waiting', async (client) => {
      passage.mute();
      await client.query('SELECT 1');
    });
    await expect(cut).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    const slow = database.connection('taking long', (client) => client.query('SELECT pg_sleep(2)'), { isPatient: true });
    await expect(slow).resolves.toMatchObject({ rowCount: 1 });
  });
});
