import type { Database } from '../database/open-database';
import { schemaOf } from './generation-names';
import { READ_MODEL_TABLES } from './read-model-tables';

/** How many rows a table has in two generations. */
export interface TableRows {
  readonly table: string;
  readonly active: number;
  readonly standby: number;
}

/** Counts the rows of two generations, table by table. Fails as `Database.connection` does. */
export async function countRows(database: Database, generations: { readonly active: number; readonly standby: number }): Promise<readonly TableRows[]> {
  const count = (number: number, name: string): string => `(SELECT count(*)::float8 FROM ${schemaOf(number)}.${name})`;
  const rows = READ_MODEL_TABLES.map(({ name }) => `SELECT '${name}' AS table, ${count(generations.active, name)} AS active, ${count(generations.standby, name)} AS standby`);
  return database.connection('counting rows', async (client) => (await client.query<TableRows>(rows.join(' UNION ALL '))).rows, { isPatient: true });
}

/** The folder of the server's data, where this role may know it; of use only where the server runs on this machine. */
export async function findDataFolder(database: Database): Promise<string | undefined> {
  const { rows } = await database.connection('looking for its folder', (client) => client.query<{ readonly setting: string }>(`SELECT setting FROM pg_settings WHERE name = 'data_directory'`));
  return rows[0]?.setting;
}
