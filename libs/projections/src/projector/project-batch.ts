import { type BatchOutcome, type LogIdentity, type RecordBatch } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { beginAt, moveCheckpoint } from '../checkpoints/checkpoints';
import type { Database } from '../database/open-database';
import { storeRefusedRecords, type RefusedRecord } from '../refused-records/store-refused-records';
import { causedByRefusedValue, findRefusedFacts } from './find-refused-facts';
import { projectFacts } from './project-facts';
import { readBatch, type ReadBatch } from './read-batch';

/** What a batch is projected with. */
export interface ProjectBatchOptions {
  readonly database: Database;
  /** The log that the batch comes from; checkpoints remember it. */
  readonly identity: LogIdentity;
  /** Called for each record set aside, after that is durable. */
  readonly onRefused?: (record: RefusedRecord) => void;
  /** Called for each table that facts were written to, after that is durable. */
  readonly onProjected?: (table: string, facts: number) => void;
  /** Awaited when all is written and nothing committed: for tests of concurrency. */
  readonly beforeCommit?: () => Promise<void>;
}

/** A batch as far as projecting needs it. */
export type ProjectableBatch = Pick<RecordBatch, 'topic' | 'partition' | 'fetchedFrom' | 'nextOffset' | 'records'>;

/**
 * Projects a batch: rows and checkpoint in one transaction. The checkpoint moves by compare-and-set, first of all: a batch
 * that does not follow it changes nothing and is answered with the offset to read on from, so that a batch that comes
 * again, or a process that lost its partition without noticing, does no harm. What is no readable event, or holds a value
 * that Postgres does not take, is set aside and the rest moves on.
 *
 * Fails with EVENT_VERSION_UNKNOWN, DATABASE_UNAVAILABLE (both retriable, nothing is skipped), DATABASE_REFUSED,
 * DATABASE_SCHEMA_MISMATCH or LOG_REPLACED.
 */
export async function projectBatch(batch: ProjectableBatch, options: ProjectBatchOptions): Promise<BatchOutcome> {
  const read = readBatch(batch);
  try {
    return await attempt(batch, read, options);
  } catch (error) {
    if (!causedByRefusedValue(error)) throw error;
    const poison = await findRefusedFacts(options.database, read.facts);
    if (poison.length === 0) throw error;
    return attempt(batch, without(read, poison), options);
  }
}

async function attempt(batch: ProjectableBatch, read: ReadBatch, options: ProjectBatchOptions): Promise<BatchOutcome> {
  const outcome = await options.database.transaction('projecting a batch', async (client): Promise<BatchOutcome> => {
    const stored = await stepCheckpoint(client, batch, { read, options });
    if (stored !== undefined) return { kind: 'seek', offset: stored };
    await projectFacts(client, read.facts);
    await storeRefusedRecords(client, read.refused);
    await options.beforeCommit?.();
    return { kind: 'handled' };
  });
  if (outcome.kind === 'handled') tell(read, options);
  return outcome;
}

function tell({ facts, refused }: ReadBatch, { onRefused, onProjected }: ProjectBatchOptions): void {
  refused.forEach((record) => onRefused?.(record));
  const counts = new Map<string, number>();
  for (const { table } of facts) counts.set(table.name, (counts.get(table.name) ?? 0) + 1);
  counts.forEach((count, table) => onProjected?.(table, count));
}

/** Moves the checkpoint; makes it at the beginning where there is none. Answers the stored offset when it did not move. */
async function stepCheckpoint(
  client: PoolClient,
  batch: ProjectableBatch,
  { read, options: { identity } }: { readonly read: ReadBatch; readonly options: ProjectBatchOptions },
): Promise<bigint | undefined> {
  const step = { batch, identity, lastEventTime: read.lastEventTime };
  const stored = await moveCheckpoint(client, step);
  if (stored !== 0n) return stored;
  await beginAt(client, batch, { first: 0n, identity });
  return batch.fetchedFrom === 0n ? moveCheckpoint(client, step) : 0n;
}

function without(read: ReadBatch, poison: readonly RefusedRecord[]): ReadBatch {
  const offsets = new Set(poison.map(({ offset }) => offset));
  return { ...read, facts: read.facts.filter(({ offset }) => !offsets.has(offset)), refused: [...read.refused, ...poison] };
}
