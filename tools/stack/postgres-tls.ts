import { join } from 'node:path';
import type { Account } from './child-process.ts';
import { writeForAccount, type PostgresPlace } from './postgres-place.ts';

/** What a PostgreSQL needs that serves by TLS; all in PEM. */
export interface ServerTls {
  readonly cert: string;
  readonly key: string;
  /** The authority that signs the certificates of clients. */
  readonly clientAuthority: string;
  /** The lines of pg_hba.conf. */
  readonly access: readonly string[];
}

/** Lays its files where the server can read them, and gives the settings that name them. */
export function layTls({ cert, key, clientAuthority, access }: ServerTls, { reachableFolder }: PostgresPlace, account: Account | undefined): Readonly<Record<string, string>> {
  const lay = (name: string, text: string): string => {
    const path = join(reachableFolder, name);
    writeForAccount(path, `${text}\n`, account);
    return path;
  };
  return {
    ssl: 'on', ssl_cert_file: lay('server.cert.pem', cert), ssl_key_file: lay('server.key.pem', key), ssl_ca_file: lay('clients.pem', clientAuthority),
    hba_file: lay('pg_hba.conf', access.join('\n')),
  };
}
