import { deadLetteredEvent, writeEvent, type EventDeadLettered, type EventLog, type Poison, type SetAside, type TopicNames } from '@on-record/domain';
import type { Logger } from './logger';

/** What the writer of dead letters needs. */
export interface DeadLetterWriterOptions {
  readonly log: EventLog;
  readonly topicNames: TopicNames;
  /** The consumer whose dead letters these are. */
  readonly stage: EventDeadLettered['stage'];
  readonly logger: Logger;
  /** Called for each dead letter when it is in the log, to count it. */
  readonly onDeadLettered?: (poison: Poison) => void;
}

/** The transaction that waits for it holds locks: not for longer than it may stand idle. */
const DEADLINE_MS = 10_000;

/**
 * Sets records aside as `EventDeadLettered` in the log; resolves when it has acknowledged them all. Done twice, it appends
 * the same dead letters again. Fails with LOG_UNAVAILABLE.
 */
export function deadLetterWriter({ log, topicNames, stage, logger, onDeadLettered }: DeadLetterWriterOptions): SetAside {
  return async (poison) => {
    await log.append(poison.map((each) => writeEvent(deadLetteredEvent(each, stage), topicNames)), { deadlineMs: DEADLINE_MS });
    for (const each of poison) {
      const { record: { topic, partition, offset }, code, reason, attempts } = each;
      logger.warn('Set a record aside.', { stage, topic, partition, offset: String(offset), errorCode: code, reason, attempts });
      onDeadLettered?.(each);
    }
  };
}
