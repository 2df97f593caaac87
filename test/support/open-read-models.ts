import type { Event } from '@on-record/domain';
import { migrate, openDatabase, type Database } from '../../libs/projections/src/index';
import { emptyReadModels } from './read-model-rows';
import { createDatabase } from './database';

type Row = Readonly<Record<string, unknown>>;

/** The read models that the tests of a file look at. */
export interface OpenReadModels {
  /** To be asked for by a test only: it is opened before the first. */
  readonly database: () => Database;
  readonly query: (sql: string) => Promise<readonly Row[]>;
  /** The state of an article, by its event; undefined where there is none. */
  readonly stateOf: (article: Event) => Promise<unknown>;
}

/** Gives the tests of a file read models in a database of their own, which are empty before each test. */
export function openReadModels(name: string): OpenReadModels {
  let opened: Database | undefined;
  const database = (): Database => {
    if (opened === undefined) throw new Error('The database is opened before the first test.');
    return opened;
  };
  const query = (sql: string): Promise<readonly Row[]> => database().connection('looking', async (client) => (await client.query<Row>(sql)).rows);
  beforeAll(async () => {
    opened = await openDatabase(await createDatabase(name));
    await migrate(opened);
  }, 60_000);
  afterAll(() => opened?.close());
  beforeEach(() => emptyReadModels(database()));
  return { database, query, stateOf: async ({ subject }) => (await query(`SELECT state FROM gen_1.articles WHERE article_id = '${subject}'`))[0]?.['state'] };
}
