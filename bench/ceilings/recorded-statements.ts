import type { BatchOutcome, EventLog, LogIdentity, RecordBatch } from '@on-record/domain';
import { projectBatch, type Database } from '@on-record/projections';
import { randomUUID } from 'node:crypto';

/** A statement as the projector sent it. */
export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the projector did about one batch, in its order. */
export interface RecordedTransaction {
  readonly partition: number;
  readonly events: number;
  readonly statements: readonly RecordedStatement[];
}

/** Where records are read and rows are written while the statements are noted down. */
export interface Recording {
  readonly log: EventLog;
  readonly database: Database;
  readonly topics: readonly string[];
  /** Records that the topics hold, identity records not counted. */
  readonly count: number;
}

/** Has the projector's own code project a log from its beginning, in the batches that its consumer gets, and notes down every statement. */
export async function recordStatements({ log, database, topics, count }: Recording): Promise<readonly RecordedTransaction[]> {
  const identity = await log.identity(topics);
  const transactions: RecordedTransaction[] = [];
  const all = Promise.withResolvers<void>();
  let events = 0;
  const handle = async (batch: RecordBatch): Promise<BatchOutcome> => {
    const { outcome, transaction } = await recordBatch(batch, database, identity);
    if (outcome.kind === 'handled') {
      transactions.push(transaction);
      events += transaction.events;
    }
    if (events >= count) all.resolve();
    return outcome;
  };
  const consumer = await log.consume({
    groupId: `bench.${randomUUID()}`, topics, partitionsAtOnce: 2, handler: { startOffset: () => Promise.resolve(0n), handle },
  });
  try {
    await Promise.race([all.promise, consumer.finished]);
  } finally {
    await consumer.stop();
  }
  return transactions;
}

async function recordBatch(batch: RecordBatch, database: Database, identity: LogIdentity): Promise<{ readonly outcome: BatchOutcome; readonly transaction: RecordedTransaction }> {
  const statements: RecordedStatement[] = [];
  const listening: Database = { ...database, transaction: (doing, work) => database.transaction(doing, (client) => work(noting(client, statements))) };
  const outcome = await projectBatch(batch, { database: listening, identity, setAside: () => Promise.resolve() });
  return { outcome, transaction: { partition: batch.partition, events: batch.records.length, statements } };
}

/** The same connection, with what is asked of it noted down. */
function noting<Client extends { query: unknown }>(client: Client, statements: RecordedStatement[]): Client {
  return new Proxy(client, {
    get: (target, property): unknown => {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]): unknown => {
        const [text, values] = given;
        if (property === 'query' && typeof text === 'string') statements.push({ text, values: Array.isArray(values) ? values : [] });
        return Reflect.apply(member, target, given);
      };
    },
  });
}
