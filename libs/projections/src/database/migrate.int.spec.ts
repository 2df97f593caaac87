import { createDatabase, READER_PASSWORD } from '../../../../test/support/database';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { assertSchema, migrate } from './migrate';
import { openDatabase, type Database } from './open-database';
import { setReaderPassword } from './set-reader-password';

const folder = join(__dirname, '..', 'migrations');
const migrations = readdirSync(folder).filter((name) => name.endsWith('.ts') && readFileSync(join(folder, name), 'utf8').includes('implements MigrationInterface'));

let url: string;
let databases: readonly [Database, Database];

beforeEach(async () => {
  url = await createDatabase('migrate');
  databases = [await openDatabase(url), await openDatabase(url)];
}, 60_000);

afterEach(() => Promise.all(databases.map((database) => database.close())));

describe('migrating', () => {
  it('is done once, also when two processes begin at once, and does nothing the next time', async () => {
    const applied = await Promise.all(databases.map((database) => migrate(database)));
    expect(applied.map((each) => each.applied.length).sort()).toEqual([0, migrations.length]);
    expect(await migrate(databases[0])).toEqual({ applied: [] });
    await expect(assertSchema(databases[1])).resolves.toBeUndefined();
  });

  it('can be taken back step by step to the first views, and leaves readers what they had', async () => {
    await migrate(databases[0]);
    const steps = migrations.length - 2;
    for (let step = 0; step < steps; step += 1) await databases[0].source.undoLastMigration({ transaction: 'each' });
    const { rows } = await databases[0].connection('looking', (client) => client.query(`SELECT has_table_privilege('on_record_reader', 'read_v1.accusations', 'SELECT') AND has_table_privilege('on_record_reader', 'read_v1.projection_status', 'SELECT') AS can_read,
      (SELECT count(*)::int FROM information_schema.columns WHERE column_name IN ('notice', 'source_notice')) AS notices`));
    expect(rows).toEqual([{ can_read: true, notices: 0 }]);
    expect((await migrate(databases[0])).applied).toHaveLength(steps);
  });

  it('of several databases of one server at once is possible, though they share a role', async () => {
    const others = await Promise.all([1, 2, 3].map(async () => openDatabase(await createDatabase('migrate'))));
    try {
      await Promise.all(others.map((database) => migrate(database)));
      await Promise.all(others.map((database) => setReaderPassword(database, READER_PASSWORD)));
    } finally {
      await Promise.all(others.map((database) => database.close()));
    }
  });

  it('is asked for where it was not done', async () => {
    await expect(assertSchema(databases[0])).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH', message: expect.stringContaining('run the setup') });
  });

  it('stops before a database of a newer release', async () => {
    await migrate(databases[0]);
    await databases[0].connection('pretending', (client) => client.query(`INSERT INTO on_record.migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`));
    await expect(assertSchema(databases[0])).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH', message: expect.stringContaining('upgrade this process') });
    await expect(migrate(databases[0])).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_MISMATCH' });
  });
});

describe('the password of the reader', () => {
  it('lets the reader in, with a time limit and read-only', async () => {
    await migrate(databases[0]);
    await setReaderPassword(databases[0], READER_PASSWORD);
    const reader = new Client({ connectionString: Object.assign(new URL(url), { username: 'on_record_reader', password: READER_PASSWORD }).href });
    await reader.connect();
    const { rows } = await reader.query(`SELECT current_user, current_setting('statement_timeout') AS timeout, current_setting('default_transaction_read_only') AS read_only`);
    await reader.end();
    expect(rows).toEqual([{ current_user: 'on_record_reader', timeout: '10s', read_only: 'on' }]);
  });

  it.each(['short', 'with a space in it..', `with-a-quote'${'\0'}-in-it-here`, 'päßwörter-need-saslprep'])('is refused when it is %j', async (password) => {
    await expect(setReaderPassword(databases[0], password)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.not.stringContaining(password) });
  });
});
