import { randomUUID } from 'node:crypto';
import { bareClient, type BareClient } from './pg-client.ts';
import type { RecordedTransaction } from './recorded-statements.ts';

const lanes = 2;
const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL search_path = gen_1, pg_catalog';

/**
 * Events per second at which `pg` alone plays back the very transactions of a projector against an empty database of the same schema: the same
 * statements with the same values in the same batches, on two connections as the projector has two partitions at work.
 */
export async function playBackAlone(url: string, transactions: readonly RecordedTransaction[]): Promise<number> {
  const clients = await Promise.all(Array.from({ length: lanes }, () => bareClient(url)));
  try {
    const began = performance.now();
    // All topics of a partition number in one lane, for an article's transactions must not wait for each other.
    await Promise.all(clients.map((client, lane) => playBack(client, transactions.filter(({ partition }) => partition % lanes === lane))));
    return (transactions.reduce((sum, { events }) => sum + events, 0) * 1000) / (performance.now() - began);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function playBack(client: BareClient, transactions: readonly RecordedTransaction[]): Promise<void> {
  for (const { statements } of transactions) {
    await client.query(begin);
    for (const { text, values } of statements) await client.query(text, [...values]);
    await client.query('COMMIT');
  }
}

/** The ms of upserting one row of this size and committing it, one after the other. */
export async function upsertsAlone(url: string, valueBytes: number, count: number): Promise<readonly number[]> {
  const client = await bareClient(url);
  try {
    await client.query('CREATE TABLE IF NOT EXISTS upserted_alone (id uuid PRIMARY KEY, value text NOT NULL)');
    const value = 'a'.repeat(valueBytes);
    const took: number[] = [];
    const upsert = async (): Promise<number> => {
      const began = performance.now();
      await client.query('INSERT INTO upserted_alone VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET value = excluded.value', [randomUUID(), value]);
      return performance.now() - began;
    };
    for (let warm = 0; warm < 20; warm += 1) await upsert();
    while (took.length < count) took.push(await upsert());
    return took;
  } finally {
    await client.end();
  }
}
