import { topicNamesOf, writeEvent, type Event, type RunningConsumer, type TopicNames } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { createProjector, migrate, openDatabase, type Database } from '@on-record/projections';
import { createDatabase } from './database';
import { uniqueName } from './services';
import { until } from './until';

/** The desk of an operator's verb over a log in memory, and a database that a projector keeps up with it. */
export interface ProjectedDesk {
  readonly desk: { readonly log: MemoryLog; readonly database: Database; readonly topicNames: TopicNames };
  /** Appends events, and waits until they are projected. */
  readonly record: (events: readonly Event[]) => Promise<void>;
  /** Stops the projector until it is started again. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly query: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

const roles = ['articles', 'extractions', 'control', 'dead-letters'] as const;

/** Opens it. */
export async function openProjectedDesk(name: string): Promise<ProjectedDesk> {
  const topicNames = topicNamesOf(uniqueName(name.replaceAll(' ', '-')));
  const projected = roles.map(topicNames);
  const log = createMemoryLog({ topicNames });
  const database: Database = await openDatabase(await createDatabase(name));
  await migrate(database);
  const query: ProjectedDesk['query'] = (sql) => database.transaction('looking', async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  let consumer: RunningConsumer | undefined;
  const resume = async (): Promise<void> => {
    const groupId = uniqueName('projector');
    const handler = await createProjector({ database, log, topics: projected, groupId, setAside: () => Promise.resolve() });
    consumer = await log.consume({ groupId, topics: projected, handler });
  };
  const pause = async (): Promise<void> => {
    await consumer?.stop();
    consumer = undefined;
  };
  await resume();
  const record = async (events: readonly Event[]): Promise<void> => {
    await log.append(events.map((event) => writeEvent(event, topicNames)));
    const ends = await log.offsets(projected);
    await until(async () => {
      const rows = await query('SELECT topic, partition, next_offset FROM checkpoints');
      const at = new Map(rows.map((row) => [`${String(row['topic'])}/${String(row['partition'])}`, BigInt(String(row['next_offset']))]));
      return ends.every(({ topic, partition, next }) => next === 0n || at.get(`${topic}/${partition}`) === next);
    }, { withinMs: 20_000, describe: 'the events to be projected' });
  };
  return { desk: { log, database, topicNames }, record, pause, resume, query, close: async () => {
    await pause();
    await database.close();
  } };
}
