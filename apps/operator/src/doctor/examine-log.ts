import type { TopicNames } from '@on-record/domain';
import type { TopicsState } from '@on-record/event-log';
import { attempt, judge, unchecked, type Check, type Outcome } from './check';
import { judgeAccess, judgeBrokers, judgeCluster, judgeCompaction, judgeCopies, judgeTopics } from './judge-log';
import { WITHIN_MS, type Patients } from './open-patients';

const REMEDY = 'Look whether the brokers are up, and whether KAFKA_BROKERS names them, with the KAFKA_TLS and KAFKA_SASL settings that they want.';
const DEPENDENT = ['Kafka encryption', 'Kafka version', 'topics', 'topic copies', 'topic compaction'] as const;

/** The checks of Kafka and its topics, and what was found of the topics, which other checks need too. */
export interface LogExamination {
  readonly checks: readonly Check[];
  readonly topics: Outcome<TopicsState>;
}

/** Looks at Kafka and its topics. */
export async function examineLog({ log }: Pick<Patients, 'log'>, { topicNames }: { readonly topicNames: TopicNames }): Promise<LogExamination> {
  if ('failure' in log) {
    const dependent = DEPENDENT.map((check) => unchecked(check, 'Kafka does not answer'));
    return { checks: [{ check: 'Kafka', verdict: 'wrong', found: log.failure, remedy: REMEDY }, ...dependent], topics: log };
  }
  const { inspector, cluster, access } = log.value;
  const faults = await attempt(() => inspector.brokerFaults(), WITHIN_MS);
  const topics = await attempt(() => inspector.topics(topicNames), 3 * WITHIN_MS);
  const checks = [
    { check: 'Kafka', ...judgeCluster(cluster, access.brokers) },
    { check: 'Kafka encryption', ...judgeAccess(access) },
    judge('Kafka version', faults, judgeBrokers),
    judge('topics', topics, judgeTopics),
    judge('topic copies', topics, judgeCopies),
    judge('topic compaction', topics, judgeCompaction),
  ];
  return { checks, topics };
}
