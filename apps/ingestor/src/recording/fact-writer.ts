import { OnRecordError, writeEvent, type Event, type EventLog, type TopicNames } from '@on-record/domain';

/** Appends facts on behalf of one delivery, all within one span of time. */
export type AppendFact = (event: Event) => Promise<void>;

/** A sender is answered within 5 s; this leaves time to say that the log is away. */
const BUDGET_MS = 4_000;
const GRACE_MS = 500;

/**
 * Begins the time in which one delivery's facts must be appended. A fact is appended when the promise resolves: the log
 * has acknowledged it. Fails with LOG_UNAVAILABLE when the time is over, even if the log keeps silent about it.
 */
export function createFactWriter(to: { readonly log: EventLog; readonly topicNames: TopicNames; readonly budgetMs?: number }): () => AppendFact {
  const budgetMs = to.budgetMs ?? BUDGET_MS;
  return () => {
    const begunMs = performance.now();
    return async (event) => {
      const leftMs = Math.ceil(budgetMs - (performance.now() - begunMs));
      if (leftMs <= 0) throw silence();
      await withinTime(to.log.append([writeEvent(event, to.topicNames)], { deadlineMs: leftMs }), leftMs + GRACE_MS);
    };
  };
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
