import { OnRecordError, topicRoles, type EventLog, type StoredRecord, type TopicNames } from '@on-record/domain';
import { findRecords } from '../log-scan';
import { requireId } from '../ids';
import { printable } from '../printable-text';

/** What `events show` is asked for: an event by its id, or a place of the log. */
export type EventChoice = { readonly id: string } | { readonly topic: string; readonly partition: number; readonly offset: bigint };

/** Reads what an operator typed: an id, or topic/partition/offset with the full name of the topic or its last part. Fails with CONFIGURATION_INVALID. */
export function toEventChoice(text: string, topicNames: TopicNames): EventChoice {
  const [, name = '', partition, offset] = /^([^/]+)\/(\d{1,5})\/(\d{1,18})$/.exec(text.trim()) ?? [];
  if (partition === undefined || offset === undefined) return { id: requireId(text) };
  const role = topicRoles.find((each) => name === each || name === topicNames(each));
  if (role === undefined) throw new OnRecordError('CONFIGURATION_INVALID', `"${printable(name.slice(0, 200))}" is no topic of this installation: give one of ${topicRoles.join(', ')}.`);
  return { topic: topicNames(role), partition: Number(partition), offset: BigInt(offset) };
}

/**
 * The records of an event, or the one at a place. An event may stand in the log more than once; where it stands nobody knows, so that
 * all partitions are read for it, the small topics first, until it is found. Empty where there is none.
 */
export async function findEvent(log: EventLog, topicNames: TopicNames, choice: EventChoice): Promise<readonly StoredRecord[]> {
  if ('offset' in choice) {
    const [record] = await log.readAt([choice]);
    return record === undefined ? [] : [record];
  }
  for (const role of ['control', 'dead-letters', 'articles', 'extractions', 'refusals', 'deliveries'] as const) {
    const found = await findRecords(log, await log.offsets([topicNames(role)]), ({ key, headers }) => headers['ce_id'] === choice.id || key.endsWith(`/${choice.id}`));
    if (found.length > 0) return found;
  }
  return [];
}
