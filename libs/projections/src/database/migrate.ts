import { OnRecordError } from '@on-record/domain';
import { assertFit } from './assert-fit';
import { toDatabaseError } from './database-errors';
import type { Database } from './open-database';

/** Any number, the same in all processes: who holds this advisory lock migrates this database. */
const MIGRATION_LOCK = 1_795_478_400;

/**
 * Brings a database to the schema of this release; does nothing where it is there already. Several processes may call it
 * at once. Fails with DATABASE_UNFIT, and with DATABASE_SCHEMA_MISMATCH where the database is of a newer release.
 */
export async function migrate(database: Database): Promise<{ readonly applied: readonly string[] }> {
  await assertFit(database);
  return database.connection('migrating', async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await client.query('CREATE SCHEMA IF NOT EXISTS on_record');
      const applied = await database.source.runMigrations({ transaction: 'each' }).catch((error: unknown) => {
        throw toDatabaseError(error, 'migrating');
      });
      await assertSchema(database);
      return { applied: applied.map(({ name }) => name) };
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    }
  }, { isPatient: true });
}

/** Fails with DATABASE_SCHEMA_MISMATCH unless the database has exactly the migrations of this release. */
export async function assertSchema(database: Database): Promise<void> {
  const known = database.source.migrations.map(({ name }) => name ?? '');
  const there = await appliedMigrations(database);
  const missing = known.filter((name) => !there.includes(name));
  const unknown = there.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new OnRecordError('DATABASE_SCHEMA_MISMATCH', `The database is of a newer release (it has ${unknown.join(', ')}): upgrade this process.`);
  }
  if (missing.length > 0) {
    throw new OnRecordError('DATABASE_SCHEMA_MISMATCH', `The database lacks ${missing.join(', ')}: run the setup of this release.`);
  }
}

/** The names of the migrations that a database has. */
export async function appliedMigrations(database: Database): Promise<readonly string[]> {
  return database.connection('reading its migrations', async (client) => {
    const exists = await client.query<{ readonly name: string | null }>(`SELECT to_regclass('on_record.migrations')::text AS name`);
    if (exists.rows[0]?.name === null) return [];
    const { rows } = await client.query<{ readonly name: string }>('SELECT name FROM on_record.migrations ORDER BY id');
    return rows.map(({ name }) => name);
  });
}
