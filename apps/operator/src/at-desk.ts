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

/** Opens log and database for one verb, and closes both whatever comes of it. */
export async function atDesk<T>(
  configuration: { readonly KAFKA_BROKERS: readonly string[]; readonly TOPIC_PREFIX: string; readonly DATABASE_URL: string },
  verb: (desk: Desk) => Promise<T>,
): Promise<T> {
  const topicNames = topicNamesOf(configuration.TOPIC_PREFIX);
  const logger = createLogger({ app: 'operator', level: 'silent' });
  const log = await connectKafkaLog({ brokers: configuration.KAFKA_BROKERS, clientId: 'on-record-operator', logger });
  try {
    const database = await openDatabase(configuration.DATABASE_URL);
    try {
      return await verb({ log, database, topicNames });
    } finally {
      await database.close();
    }
  } finally {
    await log.close();
  }
}
