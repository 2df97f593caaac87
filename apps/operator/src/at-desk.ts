import { topicNamesOf, type EventLog, type TopicNames } from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { openDatabase, type Database } from '@on-record/projections';
import { createLogger, databaseAccess, kafkaAccess, type KafkaSettings } from '@on-record/runtime';
import type { DatabaseConfiguration } from './operator.config';

/** What a verb works with. */
export interface Desk {
  readonly log: EventLog;
  readonly database: Database;
  readonly topicNames: TopicNames;
}

/** The settings that lead to a log. */
type LogAddress = KafkaSettings & { readonly TOPIC_PREFIX: string };

/** Opens log and database for one verb, and closes both whatever comes of it. */
export function atDesk<T>(configuration: LogAddress & DatabaseConfiguration, verb: (desk: Desk) => Promise<T>): Promise<T> {
  return atLog(configuration, (place) => withDatabase(configuration, (database) => verb({ ...place, database })));
}

/** Opens the database for one verb, and closes it whatever comes of it. */
export async function withDatabase<T>({ DATABASE_URL, DATABASE_PASSWORD }: DatabaseConfiguration, verb: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(databaseAccess(DATABASE_URL, DATABASE_PASSWORD));
  try {
    return await verb(database);
  } finally {
    await database.close();
  }
}

/** Opens the log for one verb, and closes it whatever comes of it. */
export async function atLog<T>(configuration: LogAddress, verb: (place: Pick<Desk, 'log' | 'topicNames'>) => Promise<T>): Promise<T> {
  const logger = createLogger({ app: 'operator', level: 'silent' });
  const log = await connectKafkaLog({ ...kafkaAccess(configuration), clientId: 'on-record-operator', logger });
  try {
    return await verb({ log, topicNames: topicNamesOf(configuration.TOPIC_PREFIX) });
  } finally {
    await log.close();
  }
}
