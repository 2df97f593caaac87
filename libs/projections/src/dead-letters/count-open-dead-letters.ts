import type { Database } from '../database/open-database';

/** The dead letters of a code that no operator has settled. */
export interface OpenDeadLetters {
  readonly code: string;
  readonly count: number;
}

/** How many dead letters are open, by code, the most frequent first. Fails as `Database.connection` does. */
export async function countOpenDeadLetters(database: Database): Promise<readonly OpenDeadLetters[]> {
  return database.transaction('counting the dead letters', async (client) => {
    const { rows } = await client.query<OpenDeadLetters>(
      `SELECT code, count(*)::int AS count FROM dead_letter_states WHERE state = 'open' GROUP BY code ORDER BY count(*) DESC, code COLLATE "C"`);
    return rows;
  });
}
