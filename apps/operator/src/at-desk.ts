import { topicNamesOf, type EventLog, type TopicNames } from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { openDatabase, type Database } from '@on-record/projections';
import { createLogger } from '@on-record/runtime';

/** What a verb works with. */
export interface Desk {
  readonly log: EventLog;
  readonly database: Database;
  readonly topicNames: TopicNames;
}

/** The settings that lead to a log. */
interface LogAddress {
  readonly KAFKA_BROKERS: readonly string[];
  readonly TOPIC_PREFIX: string;
}

/** Opens log and database for one verb, and closes both whatever comes of it. */
export function atDesk<T>(configuration: LogAddress & { readonly DATABASE_URL: string }, verb: (desk: Desk) => Promise<T>): Promise<T> {
  return atLog(configuration, async (place) => {
    const database = await openDatabase(configuration.DATABASE_URL);
    try {
      return await verb({ ...place, database });
    } finally {
      await database.close();
    }
  });
}

/** Opens the log for one verb, and closes it whatever comes of it. */
export async function atLog<T>(configuration: LogAddress, verb: (place: Pick<Desk, 'log' | 'topicNames'>) => Promise<T>): Promise<T> {
  const logger = createLogger({ app: 'operator', level: 'silent' });
  const log = await connectKafkaLog({ brokers: configuration.KAFKA_BROKERS, clientId: 'on-record-operator', logger });
  try {
    return await verb({ log, topicNames: topicNamesOf(configuration.TOPIC_PREFIX) });
  } finally {
    await log.close();
  }
}
