import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres, type LocalPostgres } from './local-postgres.ts';
import { endLeftovers } from './leftovers.ts';
import { dropPlace, postgresPlace, serverOn } from './postgres-place.ts';
import { postgresAccount } from './postgres-account.ts';
import { dropRecord } from './process-record.ts';
import { openStateFolder, type StateFolder } from './state-folder.ts';

const root = join(__dirname, '..', '..');

describe('a PostgreSQL of our own', () => {
  let state: StateFolder;

  beforeAll(() => {
    state = openStateFolder(mkdtempSync(join(tmpdir(), 'on-record postgres ')));
  });

  afterAll(async () => {
    await endLeftovers(state);
    dropPlace(state);
    rmSync(state.path, { recursive: true });
  });

  it('finds its data again, on the same port and with the same password', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 7 AS number');
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
    await second.stop();
  }, 60_000);

  it('is found by the lock file in its data folder when its record was lost, and makes way for the next', async () => {
    await start();
    dropRecord(state.processes, 'postgres');
    const { dataFolder } = postgresPlace(state, await postgresAccount());
    const lost = serverOn(dataFolder);
    expect(lost).toEqual(expect.any(Number));
    const next = await start();
    expect(serverOn(dataFolder)).not.toBe(lost);
    expect(await query(next, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
    await next.stop();
    expect(serverOn(dataFolder)).toBeUndefined();
  }, 60_000);

  function start(): Promise<LocalPostgres> {
    return startPostgres({ root, state, isThrowAway: true });
  }
});

async function query({ url }: LocalPostgres, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
