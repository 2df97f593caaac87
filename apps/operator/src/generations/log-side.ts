import { topicRoles, type EventLog, type LogIdentity } from '@on-record/domain';
import type { Database } from '@on-record/projections';
import { beginAct, type Intention, type Operator } from '../acting-verb';
import type { Desk } from '../at-desk';
import { projectedTopics } from '../positions';

/** What rebuilding and verifying work with. */
export interface LogSide {
  readonly log: EventLog;
  readonly database: Database;
  readonly identity: LogIdentity;
  /** Full names of the topics that read models are made of. */
  readonly topics: readonly string[];
  readonly deadLetterTopic: string;
}

/** The log that read models are made of, with its identity. Fails with LOG_TOPIC_MISMATCH where a topic is not what it should be. */
export async function logSideOf({ log, database, topicNames }: Desk): Promise<LogSide> {
  const identity = await log.identity(topicRoles.map(topicNames));
  return { log, database, identity, topics: projectedTopics(topicNames), deadLetterTopic: topicNames('dead-letters') };
}

/** Appends the fact that an operator acts; resolves when the log has it. */
export async function recordAct({ log, topicNames }: Pick<Desk, 'log' | 'topicNames'>, intention: Intention, by: Operator): Promise<void> {
  const { record } = beginAct(intention, by, { nowMs: Date.now(), topicNames });
  await log.append([record], { deadlineMs: 15_000 });
}
