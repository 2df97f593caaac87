import { OnRecordError, type LogRecord, type StoredRecord } from '@on-record/domain';
import { randomUUID } from 'node:crypto';

/*
 * The identity of a topic. Kafka gives each topic an id, and a topic created anew under an old name has another, which is
 * how a checkpoint can tell that it belongs to a log that is gone. KafkaJS speaks Metadata version 6, which does not carry
 * topic ids (KIP-516 added them in version 10). So each topic is founded: before anything else, `on-record setup` appends
 * to its partition 0 a record that carries a random UUID, and this UUID is the topic's id for checkpoints.
 *
 * The key of each such record is its own: compaction keeps the latest record of a key, and of two setups that run at once
 * the first must win for ever. The records are hidden from handlers and readers; they see a gap in the offsets.
 */

const KEY_PREFIX = 'on-record/topic-identity/';

/** A founding record with a new id. */
export function newIdentityRecord(topic: string): LogRecord {
  const id = randomUUID();
  return { topic, partition: 0, key: `${KEY_PREFIX}${id}`, headers: {}, value: new TextEncoder().encode(id) };
}

/** Says whether a record founds its topic, and is no event. */
export function isIdentityRecord({ key }: Pick<LogRecord, 'key'>): boolean {
  return key.startsWith(KEY_PREFIX);
}

/** The id in the first record of a topic; none where that is an event, so that the topic was not founded. */
export function topicIdOf(firstRecord: StoredRecord): string | undefined {
  return isIdentityRecord(firstRecord) ? firstRecord.key.slice(KEY_PREFIX.length) : undefined;
}

/** What is to be done about a topic that was not founded. */
export const FOUND_IT =
  'run `on-record setup`, which founds it while it is empty; where it holds records already, it was deleted and made anew, or made by something else: ' +
  'stop the processes, delete it and run `on-record setup`, or choose another topic prefix';

/** The error for topics that were not founded. */
export function unfounded(topics: readonly string[]): OnRecordError {
  const [topic = ''] = topics;
  return new OnRecordError('LOG_TOPIC_MISMATCH', `Topic ${topics.join(', ')} does not begin with its identity: ${FOUND_IT}.`, { details: { topic, faults: topics.length } });
}
