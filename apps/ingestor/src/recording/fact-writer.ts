import { OnRecordError, writeEvent, type ErrorDetails, type Event, type EventLog, type LogRecord, type TopicNames } from '@on-record/domain';

/** Appends facts on behalf of one delivery, all within one span of time. */
export type AppendFact = (event: Event) => Promise<void>;

/** A sender is answered within 5 s; this leaves time to say that the log is away. */
const BUDGET_MS = 4_000;
const GRACE_MS = 500;

/**
 * Begins the time in which one delivery's facts must be appended. A fact is appended when the promise resolves: the log
 * has acknowledged it. Fails with LOG_UNAVAILABLE when the time is over, even if the log keeps silent about it; with
 * DELIVERY_UNRECORDABLE when no record can be made of a fact; and with what the log fails with.
 */
export function createFactWriter(to: { readonly log: Pick<EventLog, 'append'>; readonly topicNames: TopicNames; readonly budgetMs?: number }): () => AppendFact {
  const budgetMs = to.budgetMs ?? BUDGET_MS;
  return () => {
    const begunMs = performance.now();
    return async (event) => {
      const leftMs = Math.ceil(budgetMs - (performance.now() - begunMs));
      if (leftMs <= 0) throw silence();
      const record = toRecord(event, to.topicNames);
      await withinTime(to.log.append([record], { deadlineMs: leftMs }), leftMs + GRACE_MS);
    };
  };
}

/** What fails here fails again with the same delivery; what the log refuses may be its operator's to mend. */
function toRecord(event: Event, topicNames: TopicNames): LogRecord {
  try {
    return writeEvent(event, topicNames);
  } catch (cause) {
    throw unrecordable(cause, { eventId: event.id, eventType: event.type });
  }
}

/** The error for a delivery of which no fact can be made, which is a fault of On Record and not of its sender. */
export function unrecordable(cause: unknown, details: ErrorDetails = {}): OnRecordError {
  return new OnRecordError('DELIVERY_UNRECORDABLE', 'No fact can be made of the delivery: report it with its cause.', { details, cause });
}

async function withinTime(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(silence()), timeoutMs);
  });
  await Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

function silence(): OnRecordError {
  return new OnRecordError('LOG_UNAVAILABLE', 'The event log did not acknowledge the delivery in time: look whether Kafka is up and reachable.');
}
