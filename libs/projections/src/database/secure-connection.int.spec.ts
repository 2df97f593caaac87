import { createServer, type AddressInfo } from 'node:net';
import { newCertificate } from '../../../../test/support/certificates';
import { openPassage } from '../../../../test/support/open-passage';
import { startSecurePostgres, type SecurePostgres } from '../../../../test/support/secure-postgres';
import { createDatabase } from '../../../../test/support/database';
import { openReader } from '../queries/reader';
import { sql } from '../queries/sql';
import type { DatabaseAccess } from './database-access';
import { inspectServer } from './inspect-server';
import { openDatabase } from './open-database';

let postgres: SecurePostgres;
let safe: DatabaseAccess;
beforeAll(async () => {
  postgres = await startSecurePostgres();
  safe = { url: postgres.url, tls: { ca: postgres.authority.cert } };
}, 60_000);
afterAll(() => postgres?.end());

const elsewhere = (change: (url: URL) => void): string => {
  const url = new URL(postgres.url);
  change(url);
  return url.href;
};

describe('a database that serves by TLS alone', () => {
  it('is opened and read by verify-full, and says that it is', async () => {
    const database = await openDatabase(safe);
    expect(await inspectServer(database)).toMatchObject({ tlsVersion: expect.stringMatching(/^TLSv1\.[23]$/) as string, isLocal: true });
    await database.connection('making a role', (client) => client.query('CREATE ROLE certified LOGIN'));
    await database.close();
    const reader = openReader(safe);
    expect(await reader.rows(sql`SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`)).toEqual([{ ssl: true }]);
    await reader.close();
  });

  it('takes a certificate for a login', async () => {
    const bare = elsewhere((url) => Object.assign(url, { username: 'certified', password: '' }));
    const database = await openDatabase({ url: bare, tls: { ca: postgres.authority.cert, ...postgres.client } });
    expect(await inspectServer(database)).toMatchObject({ user: 'certified' });
    await database.close();
    await expect(openDatabase({ url: bare, tls: { ca: postgres.authority.cert } })).rejects.toMatchObject({ code: 'DATABASE_ACCESS_DENIED', message: expect.stringContaining('certificate') as string });
  });

  it.each<[string, () => Promise<DatabaseAccess>, string, RegExp]>([
    ['another authority', async () => ({ ...safe, tls: { ca: postgres.stranger.cert } }), 'DATABASE_TLS_FAILED', /signed by no authority .* by sslrootcert/],
    ['the authorities that Node trusts', async () => ({ ...safe, tls: {} }), 'DATABASE_TLS_FAILED', /signed by no authority/],
    ['another name', async () => ({ ...safe, url: elsewhere((url) => Object.assign(url, { hostname: '127.0.0.1' })) }), 'DATABASE_TLS_FAILED', /another name .*127\.0\.0\.1 is not in the cert's list/],
    ['a certificate of another authority', async () => ({ ...safe, tls: { ca: postgres.authority.cert, ...(await newCertificate(postgres.stranger)) } }), 'DATABASE_TLS_FAILED', /does not accept the certificate of this process.*sslcert/],
    ['plain text', async () => ({ url: postgres.url }), 'DATABASE_ACCESS_DENIED', /no encryption.*it wants TLS \(sslmode=verify-full\)/],
    ['no password', async () => ({ ...safe, url: elsewhere((url) => Object.assign(url, { password: '' })) }), 'DATABASE_ACCESS_DENIED', /SASL: .*: give (QUERY_)?DATABASE_PASSWORD or a password in the address/],
    ['a wrong password', async () => ({ ...safe, url: elsewhere((url) => Object.assign(url, { password: 'wrong' })) }), 'DATABASE_ACCESS_DENIED', /password authentication failed .* check user and password/],
  ])('refuses %s at once and in words, to writers and to readers', async (_name, access, code, words) => {
    const given = await access();
    const expected = { code, retriable: true, message: expect.stringMatching(words) as string };
    await expect(openDatabase(given)).rejects.toMatchObject(expected);
    const reader = openReader(given);
    await expect(reader.ping()).rejects.toMatchObject(expected);
    await reader.close();
  });
});

it('a database that speaks no TLS is never entered in plain text instead', async () => {
  const access = { ...safe, url: await createDatabase('without tls') };
  await expect(openDatabase(access)).rejects.toMatchObject({ code: 'DATABASE_TLS_FAILED', message: expect.stringMatching(/speaks no TLS/) as string });
});

it('what answers like no database is waited out, at the start and at work', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(Buffer.from([0x21, 0, 0, 0, 4]))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = new URL(await createDatabase('nonsense'));
  const passage = await openPassage(target);
  const database = await openDatabase(passage.url);
  target.port = String((server.address() as AddressInfo).port);
  passage.shut();
  passage.open();
  const reader = openReader(passage.url);
  const expected = { code: 'DATABASE_UNAVAILABLE', retriable: true };
  try {
    await expect(openDatabase(passage.url)).rejects.toMatchObject(expected);
    await expect(reader.ping()).rejects.toMatchObject(expected);
    for (let attempt = 0; attempt < 3; attempt += 1) await expect(database.transaction('a test', async () => undefined)).rejects.toMatchObject(expected);
  } finally {
    await Promise.all([reader.close(), database.close()]);
    await Promise.all([passage.close(), new Promise((resolve) => server.close(resolve))]);
  }
});

it('what the environment says of TLS is not listened to', async () => {
  const url = await createDatabase('pgsslmode');
  process.env['PGSSLMODE'] = 'require';
  try {
    const database = await openDatabase(url);
    expect(await inspectServer(database)).toMatchObject({ tlsVersion: null });
    await database.close();
  } finally {
    delete process.env['PGSSLMODE'];
  }
});
