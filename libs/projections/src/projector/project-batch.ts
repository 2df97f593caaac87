import type { BatchOutcome, LogIdentity, RecordBatch, SetAside } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { applyActivations } from '../activations/apply-activations';
import { beginAt, moveCheckpoint } from '../checkpoints/checkpoints';
import { engineActivationsTable } from '../activations/engine-activations.table';
import type { Database } from '../database/open-database';
import { numberSql, type GenerationRole } from '../generations/generation-names';
import { causedByRefusedValue, findRefusedFacts } from './find-refused-facts';
import { isAboutActors, projectFacts } from './project-facts';
import { lastEventTimeOf, readBatch, type PlacedFact, type ReadBatch } from './read-batch';

/** What a batch is projected with. */
export interface ProjectBatchOptions {
  readonly database: Database;
  /** The role of the generation that the batch is projected into, as the transactions of the database have it; active unless given. */
  readonly role?: GenerationRole;
  /** The log that the batch comes from; checkpoints remember it. */
  readonly identity: LogIdentity;
  /** Keeps the records that no rows can be made of; the batch is not handled before they are kept. */
  readonly setAside: SetAside;
  /** Called for each table that facts were written to, after that is durable. */
  readonly onProjected?: (table: string, facts: number) => void;
  /** Awaited now and then while a batch takes long. */
  readonly heartbeat?: () => Promise<void>;
  /** Awaited when all is written and nothing committed: for tests of concurrency. */
  readonly beforeCommit?: () => Promise<void>;
}

/** A batch as far as projecting needs it. */
export type ProjectableBatch = Pick<RecordBatch, 'topic' | 'partition' | 'fetchedFrom' | 'nextOffset' | 'records'>;

/**
 * Projects a batch: rows and checkpoint in one transaction. The checkpoint moves by compare-and-set, first of all: a batch
 * that does not follow it changes nothing and is answered with the offset to read on from, so that a batch that comes
 * again, or a process that lost its partition without noticing, does no harm. What is no readable event, or holds a value
 * that Postgres does not take, is set aside and the rest moves on. Activations of engine versions are applied before, in
 * transactions of their own.
 *
 * Fails with EVENT_VERSION_UNKNOWN, DATABASE_UNAVAILABLE, LOG_UNAVAILABLE (all retriable, nothing is skipped), DATABASE_REFUSED,
 * DATABASE_SCHEMA_MISMATCH or LOG_REPLACED.
 */
export async function projectBatch(batch: ProjectableBatch, options: ProjectBatchOptions): Promise<BatchOutcome> {
  for (let part = readBatch(batch); ; ) {
    try {
      const pinned = hasActivations(part) ? { ...options, database: await pinnedDatabase(options) } : options;
      await applyActivations(batch, part.facts, pinned);
      return await attempt(batch, part, pinned);
    } catch (error) {
      if (!causedByRefusedValue(error)) throw error;
      const refused = await findRefusedFacts(options.database, part.facts);
      if (refused.length === 0) throw error;
      const offsets = new Set(refused.map(({ record }) => record.offset));
      part = { facts: part.facts.filter(({ record }) => !offsets.has(record.offset)), poison: [...part.poison, ...refused] };
    }
  }
}

function hasActivations({ facts }: ReadBatch): boolean {
  return facts.some(({ table }) => table === engineActivationsTable);
}

/**
 * The database with the generation that has the role now, as long as it has it: what follows from an activation is written in many
 * transactions, all of which must be about the same. Where generations change places meanwhile, the batch comes again.
 */
async function pinnedDatabase({ database, role = 'active' }: ProjectBatchOptions): Promise<Database> {
  const number = await database.transaction('looking for the generation', async (client) => {
    const { rows } = await client.query<{ readonly number: number }>(numberSql(role));
    return rows[0]?.number ?? 0;
  });
  return { ...database, transaction: (doing, work, options) => database.transaction(doing, work, { generation: { number, as: role }, ...options }) };
}

/** Poison is kept while the rest is written, and only by who may move the checkpoint: others have no say about the record. */
async function attempt(batch: ProjectableBatch, { facts, poison }: ReadBatch, options: ProjectBatchOptions): Promise<BatchOutcome> {
  const outcome = await options.database.transaction('projecting a batch', async (client): Promise<BatchOutcome> => {
    const stored = await stepCheckpoint(client, batch, { lastEventTime: lastEventTimeOf(facts), identity: options.identity });
    if (stored !== undefined) return { kind: 'seek', offset: stored };
    const kept = poison.length === 0 ? Promise.resolve() : options.setAside(poison);
    // Where the rest cannot be written, nobody awaits it.
    kept.catch(() => undefined);
    await projectFacts(client, facts, options.heartbeat);
    await kept;
    await options.beforeCommit?.();
    return { kind: 'handled' };
  }, facts.some(isAboutActors) ? { isPatient: true } : {});
  if (outcome.kind === 'handled' && options.onProjected !== undefined) tell(facts, options.onProjected);
  return outcome;
}

function tell(facts: readonly PlacedFact[], onProjected: (table: string, facts: number) => void): void {
  const counts = new Map<string, number>();
  for (const { table } of facts) counts.set(table.name, (counts.get(table.name) ?? 0) + 1);
  counts.forEach((count, table) => onProjected(table, count));
}

/** Moves the checkpoint; makes it at the beginning where there is none. Answers the stored offset when it did not move. */
async function stepCheckpoint(
  client: PoolClient,
  batch: ProjectableBatch,
  { lastEventTime, identity }: { readonly lastEventTime: string | undefined; readonly identity: LogIdentity },
): Promise<bigint | undefined> {
  const step = { batch, identity, lastEventTime };
  const stored = await moveCheckpoint(client, step);
  if (stored !== 0n) return stored;
  await beginAt(client, batch, { first: 0n, identity });
  return batch.fetchedFrom === 0n ? moveCheckpoint(client, step) : 0n;
}
