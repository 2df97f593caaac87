import { sendsBarePassword, type ClusterState, type GroupState, type TopicsState } from '@on-record/event-log';
import type { KafkaAccess } from '@on-record/runtime';
import type { PartitionLag } from '../lag-report';
import type { Check } from './check';

type Judgement = Omit<Check, 'check'>;

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost):/;

/** Kafka answers. */
export function judgeCluster({ clusterId, brokers }: ClusterState, addresses: readonly string[]): Judgement {
  return { verdict: 'ok', found: `Cluster ${clusterId} with ${brokers} broker(s) answers at ${addresses.join(',')}.` };
}

/** What goes to and fro, passwords above all, can be read by nobody on the way. */
export function judgeAccess(access: KafkaAccess): Judgement {
  const { brokers, tls, sasl } = access;
  const login = sasl === undefined ? 'nobody logs in' : `${sasl.username} logs in by ${sasl.mechanism}`;
  if (tls !== false) return { verdict: 'ok', found: `The connection is encrypted, and ${sasl === undefined && tls.cert !== undefined ? 'a certificate is shown' : login}.` };
  const isPasswordBare = sendsBarePassword(access);
  const found = `The connection is not encrypted, and ${login}${isPasswordBare ? ', which sends the password as it is' : ''}.`;
  if (!isPasswordBare && brokers.every((broker) => LOOPBACK.test(broker))) return { verdict: 'ok', found };
  return { verdict: 'warning', found, remedy: 'Set KAFKA_TLS=on, unless the way to the brokers is a private one.' };
}

/** The brokers take the requests that are made of them. */
export function judgeBrokers(faults: readonly string[]): Judgement {
  if (faults.length > 0) return { verdict: 'wrong', found: faults.join(' ') };
  return { verdict: 'ok', found: 'The broker answers all requests that are made of it.' };
}

/** Every topic is there, with its settings and its identity. */
export function judgeTopics({ faultLines, topicIds }: TopicsState): Judgement {
  if (faultLines.length > 0) return { verdict: 'wrong', found: faultLines.join(' ') };
  return { verdict: 'ok', found: `All ${Object.keys(topicIds).length} topics have their settings and their identity.` };
}

/** Facts outlive a machine. */
export function judgeCopies({ warnings }: TopicsState): Judgement {
  if (warnings.length === 0) return { verdict: 'ok', found: 'Every topic has the copies that keep a fact when a machine is lost.' };
  return {
    verdict: 'warning',
    found: warnings.length === 1 ? warnings.join('') : `${warnings[0]} The same holds for ${warnings.length - 1} more.`,
    remedy: 'In production run three brokers or more, and raise the copies with kafka-reassign-partitions.sh.',
  };
}

/** What is erased leaves the log in time. */
export function judgeCompaction({ advice }: TopicsState): Judgement {
  if (advice.length === 0) return { verdict: 'ok', found: 'Kafka compacts every topic within a day of a record.' };
  return {
    verdict: 'warning',
    found: advice.length === 1 ? advice.join('') : `${advice[0]} The same holds for ${advice.length - 1} more.`,
    remedy: 'Run on-record setup, with a user that may change the settings of topics.',
  };
}

/** Somebody reads, and is not behind; while its stage is paused, nobody does. */
export function judgeGroup({ groupId, members }: GroupState, lags: readonly PartitionLag[], isPaused = false): Judgement {
  const lag = lags.reduce((sum, each) => sum + each.lag, 0);
  const found = `Group ${groupId} has ${members} member(s) and is ${lag} record(s) behind.`;
  if (members > 0) return { verdict: 'ok', found };
  if (isPaused) return { verdict: 'warning', found: `${found} Its stage is paused.`, remedy: 'Resume it with `on-record resume`.' };
  return { verdict: lag > 0 ? 'wrong' : 'warning', found, remedy: 'Start a process of this group, or name the group that runs.' };
}
