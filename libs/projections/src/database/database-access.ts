import type { PoolConfig } from 'pg';

/** How to reach a database. */
export interface DatabaseAccess {
  /** The address, with the password; it says nothing of TLS. */
  readonly url: string;
  /** Encrypts, and checks certificate and name: with the authorities that Node trusts, or with these, in PEM. Plain unless given. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
}

/**
 * How `pg` is told. Whether to encrypt is always said: left to itself, `pg` looks for it in the environment (`PGSSLMODE`).
 * An address alone is reached without TLS.
 */
export function connectionOf(access: DatabaseAccess | string): Pick<PoolConfig, 'connectionString' | 'ssl'> {
  const { url, tls } = typeof access === 'string' ? { url: access, tls: undefined } : access;
  return { connectionString: url, ssl: tls === undefined ? false : { ...tls, rejectUnauthorized: true } };
}
