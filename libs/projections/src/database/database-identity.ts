import { OnRecordError } from '@on-record/domain';
import type { Database } from './open-database';

interface IdentityRow {
  readonly id: string;
}

/** The id of a database, by which it knows the offsets that were committed for it. Fails as `Database.connection` does. */
export async function readDatabaseIdentity(database: Database): Promise<string> {
  return database.connection('reading its identity', async (client) => {
    const { rows } = await client.query<IdentityRow>('SELECT id FROM on_record.database_identity');
    return onlyId(rows);
  });
}

/**
 * Gives a database a new id, so that it stands for itself as it is now: offsets committed for what it was before say
 * nothing any more. `between` runs before the new id is committed; where it fails, the id stays as it was.
 */
export async function renewDatabaseIdentity(database: Database, between: () => Promise<void>): Promise<string> {
  return database.transaction('giving it a new identity', async (client) => {
    const { rows } = await client.query<IdentityRow>('UPDATE on_record.database_identity SET id = gen_random_uuid() RETURNING id');
    await between();
    return onlyId(rows);
  });
}

function onlyId([row]: readonly IdentityRow[]): string {
  if (row === undefined) throw new OnRecordError('DATABASE_SCHEMA_MISMATCH', 'The database has lost its identity: run the setup of this release on an empty database.');
  return row.id;
}
