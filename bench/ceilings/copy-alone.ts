import { bareClient, copyIn, copyOut, type BareClient } from './pg-client.ts';

/**
 * Rows per second that COPY alone gives to tables without keys and indexes, table by table over one connection: the very rows of a
 * generation, from memory.
 */
export async function copyAlone(url: string, schema: string): Promise<{ readonly rows: number; readonly rowsPerSecond: number }> {
  const client = await bareClient(url);
  try {
    await client.query('CREATE SCHEMA copied_alone');
    let [rows, tookMs] = [0, 0];
    for (const { name, count } of await tablesOf(client, schema)) {
      const chunks = await copyOut(client, `${schema}.${name}`);
      await client.query(`CREATE TABLE copied_alone.${name} (LIKE ${schema}.${name})`);
      const began = performance.now();
      await copyIn(client, `copied_alone.${name}`, chunks);
      tookMs += performance.now() - began;
      rows += count;
    }
    await client.query('DROP SCHEMA copied_alone CASCADE');
    return { rows, rowsPerSecond: (rows * 1_000) / tookMs };
  } finally {
    await client.end();
  }
}

async function tablesOf(client: BareClient, schema: string): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const { rows } = await client.query<{ readonly name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND relname <> 'checkpoints' ORDER BY 1`, [schema]);
  const tables = [];
  for (const { name } of rows) {
    const counted = await client.query<{ readonly count: number }>(`SELECT count(*)::int FROM ${schema}.${name}`);
    tables.push({ name, count: counted.rows[0]?.count ?? 0 });
  }
  return tables;
}

/** A query of an analyst that takes so many seconds; resolves when it has begun, with the promise of its end. */
export async function analystAtWork(url: string, seconds: number): Promise<{ readonly ended: Promise<number> }> {
  const client = await bareClient(url);
  await client.query('SET statement_timeout = 0');
  const ended = client
    .query<{ readonly count: number }>('SELECT count(*)::int AS count, pg_sleep($1) FROM read_v1.accusations', [seconds])
    .then(({ rows }) => rows[0]?.count ?? 0)
    .finally(() => void client.end());
  ended.catch(() => undefined);
  return { ended };
}
