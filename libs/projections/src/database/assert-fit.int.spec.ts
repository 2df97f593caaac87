import { Client } from 'pg';
import { createDatabase, postgresUrl, READER_PASSWORD } from '../../../../test/support/database';
import { uniqueName } from '../../../../test/support/services';
import { assertFit } from './assert-fit';
import { migrate } from './migrate';
import { openDatabase } from './open-database';
import { setReaderPassword } from './set-reader-password';

/** Runs a statement as the owner of the server. */
async function run(statement: string): Promise<void> {
  const client = new Client({ connectionString: postgresUrl() });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** What a check of a database says. */
async function refusalOf(url: string, check: typeof assertFit | typeof migrate): Promise<unknown> {
  const database = await openDatabase(url);
  try {
    return await check(database).catch((error: unknown) => error);
  } finally {
    await database.close();
  }
}

describe('a database that cannot hold the read models', () => {
  it('for its encoding is refused before anything is made in it', async () => {
    const name = uniqueName('spec_ascii').replaceAll('-', '_');
    await run(`CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`);
    const url = Object.assign(new URL(postgresUrl()), { pathname: `/${name}` }).href;
    expect(await refusalOf(url, migrate)).toMatchObject({ code: 'DATABASE_UNFIT', message: expect.stringMatching(/SQL_ASCII.*ENCODING 'UTF8' TEMPLATE template0/) as string });
  });

  it('for being read-only is refused', async () => {
    const url = await createDatabase('read only');
    await run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`);
    expect(await refusalOf(url, migrate)).toMatchObject({ code: 'DATABASE_UNFIT', details: { faults: 1 }, message: expect.stringContaining('read-only') as string });
  });

  it('for its role is refused, with all faults at once', async () => {
    const url = await createDatabase('reader');
    const database = await openDatabase(url);
    await migrate(database);
    await setReaderPassword(database, READER_PASSWORD);
    await database.close();
    const asReader = Object.assign(new URL(url), { username: 'on_record_reader', password: READER_PASSWORD }).href;
    const refusal = await refusalOf(asReader, assertFit);
    expect(refusal).toMatchObject({ code: 'DATABASE_UNFIT', details: { user: 'on_record_reader', faults: 2 } });
    expect((refusal as Error).message).toMatch(/read-only[^]*on_record_reader may not write the read models/);
  });

  it('is none where nothing is wrong', async () => {
    await expect(refusalOf(await createDatabase('fit'), assertFit)).resolves.toBeUndefined();
  });
});
