import { Client } from 'pg';

/** A connection to a database that asks in plain SQL; `gen_active` means the schema of the generation that readers see. */
export interface Sql {
  readonly rows: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  /** Asks several questions of one and the same state of the database. */
  readonly snapshot: <T>(questions: (sql: Pick<Sql, 'rows'>) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

const answerWithinMs = 20_000;

/** Connects when first asked, and anew after an error: the server may have been away. What it is asked then fails. */
export function connectSql(url: string): Sql {
  let current: Promise<Client> | undefined;
  const client = (): Promise<Client> => (current ??= connect(url));
  const hangUp = async (): Promise<void> => {
    const before = current;
    current = undefined;
    await before?.then((each) => each.end()).catch(() => undefined);
  };
  const rows = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> => {
    try {
      const connection = await client();
      return (await connection.query<Row>(await naming(connection, text), [...values])).rows;
    } catch (error) {
      void hangUp();
      throw error;
    }
  };
  const snapshot = async <T>(questions: (sql: Pick<Sql, 'rows'>) => Promise<T>): Promise<T> => {
    await rows('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      const result = await questions({ rows });
      await rows('COMMIT');
      return result;
    } catch (error) {
      await hangUp();
      throw error;
    }
  };
  return { rows, snapshot, close: hangUp };
}

async function naming(connection: Client, text: string): Promise<string> {
  if (!text.includes('gen_active')) return text;
  const { rows } = await connection.query<{ readonly number: number }>(`SELECT number FROM on_record.generations WHERE state = 'active'`);
  return text.replaceAll('gen_active', `gen_${rows[0]?.number ?? 0}`);
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: answerWithinMs });
  // A connection that breaks while nobody asks is noticed by the next question.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
