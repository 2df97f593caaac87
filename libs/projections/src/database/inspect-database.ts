import { inspectServer, type ServerState } from './inspect-server';
import { appliedMigrations } from './migrate';
import type { Database } from './open-database';
import { READER_ROLE } from './set-reader-password';

/** What the role of the readers may do. */
export interface ReaderRoleState {
  readonly exists: boolean;
  readonly canLogIn: boolean;
  /** Whether it may reach what lies beneath the views, which withhold nothing from it then. */
  readonly reachesBeneathViews: boolean;
}

/** What is known of a database without changing it. */
export interface DatabaseState {
  readonly server: ServerState;
  readonly missingMigrations: readonly string[];
  /** Migrations of a newer release. */
  readonly unknownMigrations: readonly string[];
  readonly reader: ReaderRoleState;
}

/** Looks at a database. Fails as `Database.connection` does. */
export async function inspectDatabase(database: Database): Promise<DatabaseState> {
  const server = await inspectServer(database);
  const known = database.source.migrations.map(({ name }) => name ?? '');
  const applied = await appliedMigrations(database);
  return {
    server,
    missingMigrations: known.filter((name) => !applied.includes(name)),
    unknownMigrations: applied.filter((name) => !known.includes(name)),
    reader: await inspectReaderRole(database),
  };
}

async function inspectReaderRole(database: Database): Promise<ReaderRoleState> {
  return database.connection('looking at the role of the readers', async (client) => {
    const { rows } = await client.query<{ readonly canLogIn: boolean }>('SELECT rolcanlogin AS "canLogIn" FROM pg_roles WHERE rolname = $1', [READER_ROLE]);
    if (rows[0] === undefined) return { exists: false, canLogIn: false, reachesBeneathViews: false };
    const beneath = await client.query(`SELECT 1 FROM pg_namespace WHERE nspname ~ '^gen_[0-9]+$' AND has_schema_privilege($1, oid, 'USAGE')`, [READER_ROLE]);
    return { exists: true, canLogIn: rows[0].canLogIn, reachesBeneathViews: beneath.rows.length > 0 };
  });
}
