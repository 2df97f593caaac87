import { catalogue, topicNamesOf, writeEvent, type BatchOutcome, type Event, type LogIdentity, type LogRecord, type StoredRecord } from '@on-record/domain';
import { projectBatch, type Database, type ProjectBatchOptions } from '../../libs/projections/src/index';

/** The topic names of a feed. */
export const feedTopics = topicNamesOf('feed');

/** The identity of the log that a feed stands for. */
export const feedIdentity: LogIdentity = {
  clusterId: 'feed-cluster',
  topicIds: Object.fromEntries((['articles', 'extractions', 'control', 'deliveries', 'refusals', 'dead-letters'] as const).map((role) => [feedTopics(role), `${role}-id`])),
};

/**
 * Hands events to a projector as a log would, batch by batch and without a broker: one partition for each topic, offsets
 * that grow. Several feeds over one database must not share a topic.
 */
export class LogFeed {
  private readonly next = new Map<string, bigint>();

  constructor(private readonly database: Database, private readonly options: Partial<ProjectBatchOptions> = {}) {}

  /** Projects events, those of one topic after those of the other; each topic's in one batch. */
  async project(events: readonly Event[]): Promise<void> {
    const topics = [...new Set(events.map((event) => catalogue[event.type].topic))];
    for (const topic of topics) {
      const records = events.filter((event) => catalogue[event.type].topic === topic).map((event) => writeEvent(event, feedTopics));
      const outcome = await this.projectRecords(feedTopics(topic), records);
      if (outcome.kind !== 'handled') throw new Error(`The feed of ${topic} does not follow its checkpoint: ${String(outcome.offset)}.`);
    }
  }

  /** Projects records of a topic as one batch that follows the one before. */
  async projectRecords(topic: string, records: readonly LogRecord[]): Promise<BatchOutcome> {
    const fetchedFrom = this.next.get(topic) ?? 0n;
    const stored: readonly StoredRecord[] = records.map((record, place) => ({ ...record, partition: 0, offset: fetchedFrom + BigInt(place), appendedAtMs: 0 }));
    const nextOffset = fetchedFrom + BigInt(records.length);
    const outcome = await projectBatch({ topic, partition: 0, fetchedFrom, nextOffset, records: stored }, { database: this.database, identity: feedIdentity, setAside: () => Promise.resolve(), ...this.options });
    if (outcome.kind === 'handled') this.next.set(topic, nextOffset);
    return outcome;
  }
}
