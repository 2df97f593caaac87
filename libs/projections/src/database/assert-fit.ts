import { OnRecordError } from '@on-record/domain';
import { inspectServer, type ServerState } from './inspect-server';
import type { Database } from './open-database';

/** The oldest Postgres that is taken: the oldest that its makers still mend. */
const OLDEST_POSTGRES = 15;

/** Fails with DATABASE_UNFIT, listing all faults, where a database cannot hold the read models however often one tries. */
export async function assertFit(database: Database): Promise<void> {
  const server = await inspectServer(database);
  const faults = unfitness(server);
  if (faults.length === 0) return;
  const { version, encoding, user } = server;
  throw new OnRecordError('DATABASE_UNFIT', `The database ${server.database} cannot hold the read models:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, {
    details: { database: server.database, version, encoding, user, faults: faults.length },
  });
}

/** Why a database cannot hold the read models, each as a sentence with its remedy. */
export function unfitness(server: ServerState): readonly string[] {
  const { version, versionNumber, encoding, isStandby, isReadOnly, mayWrite, user } = server;
  return [
    ...(versionNumber < OLDEST_POSTGRES * 10_000 ? [`It runs on Postgres ${version}: ${OLDEST_POSTGRES} or newer is needed.`] : []),
    ...(encoding === 'UTF8' ? [] : [`Its encoding is ${encoding}, which cannot hold every text: create it with ENCODING 'UTF8' TEMPLATE template0.`]),
    ...(isStandby ? ['It is a standby, which takes no writes: let DATABASE_URL name the primary.'] : []),
    ...(isReadOnly && !isStandby ? ['Its transactions are read-only: set default_transaction_read_only to off for this database and role.'] : []),
    ...(mayWrite === false ? [`Its role ${user} may not write the read models: let DATABASE_URL name the role that ran the setup.`] : []),
  ];
}
