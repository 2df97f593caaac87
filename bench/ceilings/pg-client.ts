import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A connection without anything of ours around it. */
export type BareClient = Pick<Client, 'query' | 'end'>;

/** Connects to a database. */
export async function bareClient(url: string): Promise<BareClient> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** All rows of a table or a query, in the text that COPY takes back. */
export async function copyOut(client: BareClient, what: string): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(to(`COPY ${what} TO STDOUT`))) chunks.push(Buffer.from(chunk as Uint8Array));
  return chunks;
}

/** Gives rows to a table as they came of `copyOut`. */
export async function copyIn(client: BareClient, table: string, chunks: readonly Buffer[]): Promise<void> {
  await pipeline(Readable.from(chunks), client.query(from(`COPY ${table} FROM STDIN`)));
}
