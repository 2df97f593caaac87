import { deadLetteredEvent, OnRecordError, writeEvent, type EventDeadLettered, type EventLog, type Poison, type SetAside, type TopicNames } from '@on-record/domain';
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
 * the same dead letters again. Fails with LOG_UNAVAILABLE; and with HANDLER_BROKE where the consumer breaks at a dead letter
 * itself, which would make one of each other without end.
 */
export function deadLetterWriter({ log, topicNames, stage, logger, onDeadLettered }: DeadLetterWriterOptions): SetAside {
  const own = topicNames('dead-letters');
  return async (poison) => {
    const vicious = poison.find(({ record, code }) => record.topic === own && code === 'HANDLER_BROKE');
    if (vicious !== undefined) throw breaksAtDeadLetters(vicious);
    await log.append(poison.map((each) => writeEvent(deadLetteredEvent(each, stage), topicNames)), { deadlineMs: DEADLINE_MS });
    for (const each of poison) {
      const { record: { topic, partition, offset }, code, reason, attempts } = each;
      logger.warn('Set a record aside.', { stage, topic, partition, offset: String(offset), errorCode: code, reason, attempts });
      onDeadLettered?.(each);
    }
  };
}

function breaksAtDeadLetters({ record: { topic, partition, offset }, reason }: Poison): OnRecordError {
  return new OnRecordError('HANDLER_BROKE', `This release breaks at dead letters themselves: upgrade it, or go back to the one before (${reason}).`, {
    details: { topic, partition, offset: String(offset) },
  });
}
