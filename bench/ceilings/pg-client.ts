import { Client } from 'pg';

/** A connection without anything of ours around it. */
export type BareClient = Pick<Client, 'query' | 'end'>;

/** Connects to a database. */
export async function bareClient(url: string): Promise<BareClient> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
