import { OnRecordError, type LogIdentity, type StoredRecord, type TopicPartition } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { beginAt, moveCheckpoint } from '../checkpoints/checkpoints';
import { latestCopies, type FactTable } from '../database/fact-table';
import type { Database } from '../database/open-database';
import { causedByRefusedValue, findRefusedFacts } from '../projector/find-refused-facts';
import { lastEventTimeOf, readBatch, type PlacedFact } from '../projector/read-batch';
import { FACT_TABLES } from '../projector/to-fact';
import { erasuresTable, reinstatementsTable, retractionsTable } from '../withdrawals/withdrawals.table';
import { copyRows } from './copy-rows';
import type { SetAsidePlaces } from './set-aside-places';

/** Records of one partition that follow each other, gaps included. */
export interface LoadChunk extends TopicPartition {
  readonly fetchedFrom: bigint;
  readonly nextOffset: bigint;
  readonly records: readonly StoredRecord[];
}

/** What chunks are loaded with. */
export interface LoadFactsOptions {
  readonly database: Database;
  readonly generation: number;
  readonly identity: LogIdentity;
  readonly setAside: SetAsidePlaces;
  /** Articles of which no word is to come into files of the database again. */
  readonly erased: ReadonlySet<string>;
}

/**
 * Loads the facts of a chunk into the tables of a generation that has no keys yet: rows by COPY and the checkpoint in one
 * transaction, so that a load that was stopped goes on where it was. What live projectors set aside is passed over. Gives the
 * number of rows. Fails with the code of a record that live projectors took and this release cannot read, naming its place,
 * and with DATABASE_REFUSED, EVENT_VERSION_UNKNOWN or DATABASE_UNAVAILABLE.
 */
export async function loadFacts(chunk: LoadChunk, options: LoadFactsOptions): Promise<number> {
  const { database, generation, identity } = options;
  const facts = readFacts(chunk, options.setAside).filter((fact) => !isLost(fact, options.erased));
  try {
    await database.transaction('loading facts', async (client) => {
      await beginAt(client, chunk, { first: 0n, identity });
      const stored = await moveCheckpoint(client, { batch: chunk, identity, lastEventTime: lastEventTimeOf(facts) });
      if (stored !== undefined) throw overtaken(chunk, stored);
      for (const table of FACT_TABLES) await copyTable(client, table, facts);
    }, { generation, isPatient: true });
  } catch (error) {
    throw causedByRefusedValue(error) ? await namingTheRecord(error, database, facts) : error;
  }
  return facts.length;
}

function readFacts({ records }: LoadChunk, setAside: SetAsidePlaces): readonly PlacedFact[] {
  const { facts, poison } = readBatch({ records: records.filter((record) => !setAside.has(record)) });
  const first = poison[0];
  if (first !== undefined) throw stoppedAt(first.record, first.code, first.reason);
  return facts;
}

/** What an erasure takes away in a live generation, too. */
function isLost({ articleId, table, row }: PlacedFact, erased: ReadonlySet<string>): boolean {
  if (articleId === undefined || !erased.has(articleId)) return false;
  return table === retractionsTable ? row['retracted_by'] === 'source' : table !== erasuresTable && table !== reinstatementsTable;
}

async function copyTable(client: PoolClient, table: FactTable, facts: readonly PlacedFact[]): Promise<void> {
  const rows = facts.filter((fact) => fact.table === table).map(({ row }) => row);
  if (rows.length > 0) await copyRows(client, table, latestCopies(table, rows));
}

async function namingTheRecord(error: unknown, database: Database, facts: readonly PlacedFact[]): Promise<unknown> {
  const [first] = await findRefusedFacts(database, facts);
  return first === undefined ? error : stoppedAt(first.record, first.code, first.reason);
}

function stoppedAt({ topic, partition, offset }: StoredRecord, code: OnRecordError['code'], reason: string): OnRecordError {
  return new OnRecordError(
    code,
    `The rebuild stops at ${topic} partition ${partition} offset ${offset}: ${reason} Live read models were made of this record, or have not come to it: ` +
      'rebuild with a release that reads it, or let a projector set it aside first.',
    { details: { topic, partition, offset: String(offset) } },
  );
}

function overtaken({ topic, partition, fetchedFrom }: LoadChunk, stored: bigint): OnRecordError {
  return new OnRecordError('DATABASE_UNAVAILABLE', `Somebody else loads ${topic} partition ${partition}: it is at offset ${stored}, not at ${fetchedFrom}. Run the verb again.`, {
    details: { topic, partition },
  });
}
