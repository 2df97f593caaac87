import { openDatabase, openReader, readStatus, retireGeneration, setReaderPassword, switchGenerations } from '@on-record/projections';
import { READER_PASSWORD } from '../../../../test/support/database';
import { activated, configured } from '../../../../test/support/recorded-articles';
import { until } from '../../../../test/support/until';
import { Rebuilding, story } from '../../../../test/support/rebuilding';

let place: Rebuilding;

beforeEach(async () => {
  place = await Rebuilding.open();
}, 60_000);

afterEach(() => place.close(), 30_000);

describe('the switch', () => {
  it('lets a long query of an analyst go on, is not held up by it, and keeps readers to what the views show', async () => {
    await setReaderPassword(place.database, READER_PASSWORD);
    await place.append([configured('daily', 'full'), ...story('one')]);
    await place.project();
    await place.settled('active');
    await place.build();
    await place.follow();
    await place.settled('standby');
    const reader = openReader(Object.assign(new URL(place.url), { username: 'on_record_reader', password: READER_PASSWORD }).href, { statementTimeoutMs: 20_000 });
    try {
      await place.query('CREATE ROLE analyst_of_generations; GRANT USAGE ON SCHEMA read_v1 TO analyst_of_generations; GRANT SELECT ON read_v1.statements TO analyst_of_generations').catch(() => undefined);
      const analyst = reader.rows<{ readonly count: number }>({ texts: ['SELECT count(*) FROM read_v1.statements, LATERAL (SELECT pg_sleep(3)) s'], values: [] });
      await until(async () => (await place.query(`SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(3)%' AND state = 'active' AND pid <> pg_backend_pid() AND datname = current_database()`)).length === 1, { withinMs: 5_000, describe: 'the query of the analyst' });
      expect(await switchGenerations(place.database, 'promote')).toMatchObject({ attempts: 1 });
      expect((await readStatus(reader)).articles).toEqual({ visible: 1 });
      expect(await switchGenerations(place.database, 'rollback')).toMatchObject({ attempts: 1 });
      expect(await switchGenerations(place.database, 'promote')).toMatchObject({ attempts: 1 });
      expect(await analyst).toEqual([{ count: 1 }]);
      await expect(reader.rows({ texts: ['SELECT 1 FROM read_v1_gen_1.statements'], values: [] })).rejects.toThrow();
      await expect(reader.rows({ texts: ['SELECT 1 FROM gen_2.statements'], values: [] })).rejects.toThrow();
      expect(await place.query(`SELECT has_table_privilege('analyst_of_generations', 'read_v1.statements', 'SELECT') AS may, has_table_privilege('analyst_of_generations', 'read_v1.denials', 'SELECT') AS "mayMore",
        has_schema_privilege('analyst_of_generations', 'read_v1', 'USAGE') AS "mayEnter", has_schema_privilege('analyst_of_generations', 'read_v1_gen_1', 'USAGE') AS "mayGoBack"`))
        .toEqual([{ may: true, mayMore: false, mayEnter: true, mayGoBack: false }]);
    } finally {
      await reader.close();
      await place.query('DROP OWNED BY analyst_of_generations; DROP ROLE analyst_of_generations').catch(() => undefined);
    }
  }, 60_000);

  it('waits for a writer in the middle of a batch for a short time only, and tries again', async () => {
    await place.append(story('one'));
    await place.project();
    await place.settled('active');
    await place.build();
    const writer = await openDatabase(place.url);
    const [free, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = writer.transaction('writing', async (client) => {
      await client.query('UPDATE checkpoints SET next_offset = next_offset');
      written.resolve();
      await free.promise;
    });
    await written.promise;
    await expect(switchGenerations(place.database, 'promote', { lockTimeoutMs: 50, patienceMs: 200 })).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    const switching = switchGenerations(place.database, 'promote', { lockTimeoutMs: 50 });
    free.resolve();
    await writing;
    expect(await switching).toMatchObject({ to: 2 });
    await writer.close();
  }, 60_000);

  it('keeps a generation that views of others read', async () => {
    await place.append(story('one'));
    await place.project();
    await place.settled('active');
    await place.build();
    await place.query('CREATE SCHEMA analysts; CREATE VIEW analysts.mine AS SELECT * FROM read_v1.statements');
    await switchGenerations(place.database, 'promote');
    await expect(retireGeneration(place.database)).rejects.toMatchObject({ code: 'GENERATION_CONFLICT', message: expect.stringContaining('analysts.mine') });
    await place.query('DROP VIEW analysts.mine');
    expect(await retireGeneration(place.database)).toBe(1);
  }, 60_000);

  it('in the middle of an activation leaves no article of either generation undecided', async () => {
    await place.append([configured('daily', 'full'), ...story('one'), ...story('two')]);
    await place.project();
    await place.settled('active');
    await place.build();
    await place.stopProjecting();
    await place.append([activated('2026-05-01T00:00:00.000Z', '9.0.0+never')]);
    const promote = async (): Promise<void> => void (await switchGenerations(place.database, 'promote'));
    await expect(place.projectLastOfControl(promote)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', retriable: true });
    expect(await place.projectLastOfControl(() => Promise.resolve())).toEqual({ kind: 'handled' });
    await place.project();
    await place.follow();
    await place.settled('standby');
    expect(await place.query('SELECT count(*)::int FROM gen_2.articles WHERE run_id IS NOT NULL')).toEqual([{ count: 0 }]);
    for (const generation of [1, 2]) expect((await place.verify({ generation })).differences).toBe(0);
  }, 60_000);

  it('waits for a writer that has begun and written nothing yet, and sends it to the other generation when it comes later', async () => {
    await place.append(story('one'));
    await place.project();
    await place.settled('active');
    await place.build();
    const writer = await openDatabase(place.url);
    const [free, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const schemaOf = (): Promise<string> => writer.transaction('looking', async (client) => (await client.query<{ schema: string }>('SELECT current_schema() AS schema')).rows[0]!.schema);
    const writing = writer.transaction('writing', async (client) => {
      begun.resolve();
      await free.promise;
      await client.query('UPDATE checkpoints SET next_offset = next_offset');
    });
    await begun.promise;
    await expect(switchGenerations(place.database, 'promote', { lockTimeoutMs: 50, patienceMs: 100 })).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await schemaOf()).toBe('gen_1');
    free.resolve();
    await writing;
    await switchGenerations(place.database, 'promote');
    expect(await schemaOf()).toBe('gen_2');
    await writer.close();
  }, 60_000);
});
