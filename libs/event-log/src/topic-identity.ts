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

/** The id in the first record of a topic. */
export function topicIdOf(topic: string, firstRecord: StoredRecord | undefined): string {
  if (firstRecord === undefined || !isIdentityRecord(firstRecord)) throw unfounded(topic);
  return firstRecord.key.slice(KEY_PREFIX.length);
}

function unfounded(topic: string): OnRecordError {
  return new OnRecordError(
    'LOG_TOPIC_MISMATCH',
    `Topic ${topic} does not begin with its identity: run \`on-record setup\`; if it holds records already, it was not set up by it, so choose another topic prefix.`,
    { details: { topic } },
  );
}
