import { OnRecordError } from '@on-record/domain';
import { z } from 'zod';
import { areCertificates, belongTogether, isPrivateKey } from './pem';
import { readSettingFile } from './read-setting-file';
import type { SettingsRule } from './related-settings';
import { settings } from './settings';

const ADDRESS = 'an address postgresql://user:password@host:port/database';
const MODES = 'sslmode=verify-full (encrypted, certificate and name checked) or sslmode=disable (not encrypted)';

/** How to reach a database, as the projections take it. */
export interface DatabaseAccess {
  /** The address with the password, and without what says how to encrypt. */
  readonly url: string;
  /** Encrypted, with certificate and name checked; plain where it is left out. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

/** The address of a database; what it says of TLS is that of libpq. */
export const databaseUrl = z.string({ error: ADDRESS }).superRefine((url, context) => {
  const { faults } = readAddress(url);
  for (const message of faults) context.addIssue({ code: 'custom', message });
});

/** The password of a database apart from its address. */
export const databasePassword = settings.oneLine.optional();

/** A password stands in the address or apart from it. */
export function onePassword(urlKey: string, passwordKey: string): SettingsRule {
  return (given, blame) => {
    const url = given[urlKey];
    if (given[passwordKey] === undefined || typeof url !== 'string') return;
    const { address } = readAddress(url);
    if (address !== undefined && (address.password !== '' || address.searchParams.has('password'))) blame(passwordKey, `only where ${urlKey} holds no password`);
    if (address !== undefined && address.username === '' && !address.searchParams.has('user')) blame(urlKey, `an address with a user, since ${passwordKey} is given`);
  };
}

/** How to reach a database by its settings. Fails with CONFIGURATION_INVALID where `databaseUrl` would refuse the address. */
export function databaseAccess(url: string, password?: string): DatabaseAccess {
  const { address, tls, faults } = readAddress(url);
  if (address === undefined || faults.length > 0) throw new OnRecordError('CONFIGURATION_INVALID', `The address of the database must be ${faults.join('; ')}.`);
  // An address without a host, as for a socket, has no place for a password before it.
  if (password !== undefined && address.hostname === '') address.searchParams.set('password', password);
  else if (password !== undefined) address.password = encodeURIComponent(password);
  for (const name of [...address.searchParams.keys()].filter(isTlsParameter)) address.searchParams.delete(name);
  return { url: address.href, ...(tls === undefined ? {} : { tls }) };
}

interface ReadAddress {
  /** Undefined where it is none. */
  readonly address: URL | undefined;
  readonly tls: DatabaseAccess['tls'] | undefined;
  /** What would be allowed instead, each as a part of a sentence. */
  readonly faults: readonly string[];
}

const TLS_PARAMETERS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'] as const;
/** Parameters of libpq and `pg` about encryption that are not listened to; passed over, they would promise what is not kept. */
const UNHEARD = /^(ssl|channel_binding$|gssencmode$|uselibpqcompat$|require_auth$)/i;
/** Where libpq takes the authorities of the system, we take those that Node trusts. */
const SYSTEM = 'system';

function isTlsParameter(name: string): boolean {
  return TLS_PARAMETERS.some((known) => known === name.toLowerCase());
}

/**
 * The modes of libpq differ from what `pg` makes of them (it takes `prefer`, `require` and `verify-ca` for `verify-full`
 * today, and will not tomorrow), and `prefer` falls back to plain text without a word: so only the two are taken that mean
 * one thing everywhere.
 */
function readAddress(url: string): ReadAddress {
  const address = /^postgres(ql)?:\/\//.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined) return { address, tls: undefined, faults: [ADDRESS] };
  const given = [...address.searchParams].map(([name, value]): [string, string] => [isTlsParameter(name) || UNHEARD.test(name) ? name.toLowerCase() : name, value]);
  const parameters = new URLSearchParams(given);
  const unheard = [...new Set(parameters.keys())].filter((name) => UNHEARD.test(name) && !isTlsParameter(name));
  const mode = parameters.get('sslmode') ?? undefined;
  const files = ['sslrootcert', 'sslcert', 'sslkey'].filter((name) => parameters.has(name));
  const faults = [
    ...unheard.map((name) => `an address without ${name}, which is not listened to: encryption is chosen by ${MODES}`),
    ...TLS_PARAMETERS.filter((name) => parameters.getAll(name).length > 1).map((name) => `an address with one ${name}`),
    // What stands behind it is no parameter, though it may look like one; in a password it is written %23.
    ...(url.includes('#') ? ['an address without #'] : []),
  ];
  if (mode !== undefined && mode !== 'disable' && mode !== 'verify-full') return { address, tls: undefined, faults: [...faults, `an address with ${MODES}, and not another mode`] };
  if (mode !== 'verify-full') return { address, tls: undefined, faults: [...faults, ...(files.length === 0 ? [] : [`an address with ${files.join(', ')} only beside sslmode=verify-full`])] };
  const { tls, faults: ofFiles } = readTls(parameters);
  return { address, tls, faults: [...faults, ...ofFiles] };
}

function readTls(parameters: URLSearchParams): { readonly tls: NonNullable<DatabaseAccess['tls']>; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const read = (name: (typeof TLS_PARAMETERS)[number], what: string, isRight: (text: string) => boolean): string | undefined => {
    const path = parameters.get(name);
    if (path === null || path === '' || (name === 'sslrootcert' && path === SYSTEM)) return undefined;
    const file = readSettingFile(path);
    if ('value' in file && isRight(file.value)) return file.value;
    faults.push(`an address whose ${name} names ${what}: ${'fault' in file ? file.fault : `the file ${JSON.stringify(path)} holds none`}`);
    return undefined;
  };
  const ca = read('sslrootcert', 'a file of certificates in PEM', areCertificates);
  const cert = read('sslcert', 'a file of certificates in PEM', areCertificates);
  const key = read('sslkey', 'a file with a private key in PEM that needs no passphrase', isPrivateKey);
  if (parameters.has('sslcert') !== parameters.has('sslkey')) faults.push('an address with both of sslcert and sslkey, or with neither');
  if (cert !== undefined && key !== undefined && !belongTogether(cert, key)) faults.push('an address whose sslkey is the key of its sslcert');
  return { tls: { ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }) }, faults };
}
