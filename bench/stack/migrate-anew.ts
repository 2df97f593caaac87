import { migrate, openDatabase } from '@on-record/projections';
import type { BenchStack } from './bench-stack.ts';

/** A new database with the schema of the read models and nothing in it. */
export async function migrateAnew(stack: BenchStack, name: string): Promise<string> {
  const url = await stack.createDatabase(name);
  const database = await openDatabase(url);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
  return url;
}
