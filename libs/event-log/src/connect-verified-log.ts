import type { EventLog, LogIdentity, TopicNames } from '@on-record/domain';
import { sendsBarePassword } from './kafka-client';
import { connectKafkaLog, type KafkaLogOptions } from './kafka-log';
import { verifyTopics } from './topic-setup';

/** How to connect a log whose topics must be as they are set up. */
export interface VerifiedLogOptions extends KafkaLogOptions {
  readonly topicNames: TopicNames;
}

/** A log whose topics are as they are set up. */
export interface VerifiedLog {
  readonly log: EventLog;
  /** Its identity as it was just read, of all topics: reading it again takes seconds. */
  readonly identity: LogIdentity;
}

/**
 * Connects the event log on Kafka and verifies its topics, as each process does that lives on it; topics that are usable
 * but not safe are warned of in the log. Fails as `connectKafkaLog` and `verifyTopics` do, and then leaves nothing open.
 */
export async function connectVerifiedLog({ topicNames, ...connection }: VerifiedLogOptions): Promise<VerifiedLog> {
  const log = await connectKafkaLog(connection);
  if (sendsBarePassword(connection)) connection.logger?.warn('Password is sent to Kafka without encryption.', { remedy: 'Set KAFKA_TLS=on, unless the way to the brokers is a private one.' });
  try {
    const { warnings, identity } = await verifyTopics({ ...connection, topicNames });
    for (const reason of warnings) connection.logger?.warn('Topics are usable but not safe.', { reason });
    return { log, identity };
  } catch (error) {
    await log.close();
    throw error;
  }
}
