import type { LogIdentity, RecordBatch } from '@on-record/domain';
import { recomputePages } from '../articles/recompute-pages';
import { followsCheckpoint } from '../checkpoints/checkpoints';
import { storeFacts } from '../database/fact-table';
import type { Database } from '../database/open-database';
import type { Fact } from '../projector/to-fact';
import { waitForDecisions } from './activation-lock';
import { engineActivationsTable } from './engine-activations.table';

/** What activations are applied with. */
export interface ApplyActivationsOptions {
  readonly database: Database;
  readonly identity: LogIdentity;
  /** Awaited between two pages of articles: the work may take long. */
  readonly heartbeat?: (() => Promise<void>) | undefined;
}

/**
 * Applies the activations of a batch before the batch itself is projected: stores them, then decides all articles anew that
 * they cover, page by page. The checkpoint stays: where it ends in between, the batch comes again, and all of it is done again.
 *
 * No article is missed: the transaction that stores waits for all that decide, so that whoever decided without these
 * activations has committed and is found by the pages; and whoever decides later sees them.
 */
export async function applyActivations(batch: Pick<RecordBatch, 'topic' | 'partition' | 'fetchedFrom'>, facts: readonly Fact[], options: ApplyActivationsOptions): Promise<void> {
  const rows = facts.filter(({ table }) => table === engineActivationsTable).map(({ row }) => row);
  if (rows.length === 0) return;
  const { database, identity, heartbeat } = options;
  const isNext = await database.transaction('storing activations', async (client) => {
    // A batch that does not follow has nothing to say: projecting it answers so.
    if (!(await followsCheckpoint(client, batch, identity))) return false;
    await waitForDecisions(client);
    await storeFacts(client, engineActivationsTable, rows);
    return true;
  });
  if (!isNext) return;
  const sources = rows.map((row) => row['source']);
  const isForAll = sources.includes(null);
  await recomputePages({
    database,
    sources: isForAll ? undefined : sources.map(String),
    onPage: () => heartbeat?.(),
  });
}
