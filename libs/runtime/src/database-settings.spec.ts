import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { configurationFaults } from '../../../test/support/configuration-faults';
import { newAuthority, newCertificate, type Certificate } from '../../../test/support/certificates';
import { databaseAccess, databasePassword, databaseUrl, onePassword } from './database-settings';
import { withRules } from './related-settings';

const schema = withRules(z.object({ DATABASE_URL: databaseUrl, DATABASE_PASSWORD: databasePassword }), [onePassword('DATABASE_URL', 'DATABASE_PASSWORD')]);
const folder = mkdtempSync(join(tmpdir(), 'on-record-database-'));
const pathOf = (name: string): string => join(folder, name);
let authority: Certificate;
let client: Certificate;
beforeAll(async () => {
  authority = await newAuthority('An authority');
  client = await newCertificate(authority);
  const files = { 'ca.pem': authority.cert, 'cert.pem': client.cert, 'key.pem': client.key, 'other.pem': (await newCertificate(authority)).key, 'no.pem': 'hunter2' };
  for (const [name, text] of Object.entries(files)) writeFileSync(pathOf(name), `${text}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const faultsOf = (environment: Record<string, string>): string => configurationFaults(schema, environment);

describe('the address of a database', () => {
  it('is plain unless it says otherwise, and keeps what it says of other things', () => {
    expect(databaseAccess('postgresql://u:p@h:1/d')).toEqual({ url: 'postgresql://u:p@h:1/d' });
    expect(databaseAccess('postgres://u@h/d?sslmode=disable&application_name=mine')).toEqual({ url: 'postgres://u@h/d?application_name=mine' });
  });

  it('takes verify-full with the authorities that Node trusts, with others, and with a certificate', () => {
    expect(databaseAccess('postgresql://u@h/d?sslmode=verify-full')).toEqual({ url: 'postgresql://u@h/d', tls: {} });
    expect(databaseAccess('postgresql://u@h/d?sslmode=verify-full&sslrootcert=system')).toEqual({ url: 'postgresql://u@h/d', tls: {} });
    expect(databaseAccess('postgresql://u@h/d?SSLMode=verify-full&sslRootCert=system&a=B')).toEqual({ url: 'postgresql://u@h/d?a=B', tls: {} });
    const parameters = `sslmode=verify-full&sslrootcert=${pathOf('ca.pem')}&sslcert=${pathOf('cert.pem')}&sslkey=${pathOf('key.pem')}`;
    expect(databaseAccess(`postgresql://u@h/d?${parameters}`)).toEqual({ url: 'postgresql://u@h/d', tls: { ca: authority.cert, ...client } });
  });

  it.each(['a p@ss/word: 100%41 #?', '%41', 'lóng'])('gets the password that stands apart, whatever is in it: %s', (password) => {
    const { url } = databaseAccess('postgresql://u@h/d', password);
    expect(decodeURIComponent(new URL(url).password)).toBe(password);
    expect(new URL(databaseAccess('postgresql:///d?host=/run/postgresql&user=u', password).url).searchParams.get('password')).toBe(password);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no address', { DATABASE_URL: 'postgresql://u:hunter2@h:port/d' }, /DATABASE_URL: given \(masked\); allowed: an address postgresql:/],
    ['another database', { DATABASE_URL: 'mysql://u:hunter2@h/d' }, /an address postgresql:/],
    ...['prefer', 'allow', 'require', 'verify-ca', 'no-verify', ''].map((mode): [string, Record<string, string>, RegExp] => [`the mode "${mode}"`, { DATABASE_URL: `postgresql://u@h/d?sslmode=${mode}` }, /sslmode=verify-full .* or sslmode=disable .*and not another mode/]),
    ...['ssl=true', 'uselibpqcompat=true', 'sslnegotiation=direct', 'channel_binding=require', 'sslcrl=x', 'SSLCRL=x'].map((given): [string, Record<string, string>, RegExp] => [given, { DATABASE_URL: `postgresql://u@h/d?${given}` }, new RegExp(`an address without ${given.split('=')[0]}, which is not listened to`, 'i')]),
    ['two modes', { DATABASE_URL: 'postgresql://u@h/d?sslmode=disable&sslmode=verify-full' }, /an address with one sslmode/],
    ['two authorities in two spellings', { DATABASE_URL: 'postgresql://u@h/d?sslmode=verify-full&sslrootcert=system&SSLROOTCERT=system' }, /an address with one sslrootcert/],
    ['a mode that is no parameter', { DATABASE_URL: 'postgresql://u@h/d#?sslmode=verify-full' }, /an address without #/],
    ['authorities without a mode', { DATABASE_URL: 'postgresql://u@h/d?sslrootcert=x' }, /with sslrootcert only beside sslmode=verify-full/],
    ['authorities that are not there', { DATABASE_URL: `postgresql://u@h/d?sslmode=verify-full&sslrootcert=${pathOf('nowhere')}` }, /sslrootcert names a file of certificates in PEM: the file ".*nowhere" cannot be read \(ENOENT\)/],
    ['authorities that are no PEM', { DATABASE_URL: `postgresql://u@h/d?sslmode=verify-full&sslrootcert=${pathOf('no.pem')}` }, /the file ".*no\.pem" holds none/],
    ['a certificate without key', { DATABASE_URL: `postgresql://u@h/d?sslmode=verify-full&sslcert=${pathOf('cert.pem')}` }, /both of sslcert and sslkey/],
    ['a key of another certificate', { DATABASE_URL: `postgresql://u@h/d?sslmode=verify-full&sslcert=${pathOf('cert.pem')}&sslkey=${pathOf('other.pem')}` }, /whose sslkey is the key of its sslcert/],
    ['two passwords', { DATABASE_URL: 'postgresql://u:hunter2@h/d', DATABASE_PASSWORD: 'hunter2' }, /DATABASE_PASSWORD: given \(masked\); allowed: only where DATABASE_URL holds no password/],
    ['two passwords, one as a parameter', { DATABASE_URL: 'postgresql://u@h/d?password=hunter2', DATABASE_PASSWORD: 'hunter2' }, /only where DATABASE_URL holds no password/],
    ['a password of nobody', { DATABASE_URL: 'postgresql://h/d', DATABASE_PASSWORD: 'hunter2' }, /an address with a user, since DATABASE_PASSWORD is given/],
  ])('is refused with %s, and says what is allowed', (_name, environment, expected) => {
    const faults = faultsOf(environment);
    expect(faults).toMatch(expected);
    expect(faults).not.toContain('hunter2');
  });
});
