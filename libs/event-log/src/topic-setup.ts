import { OnRecordError, topicRoles, topicSettings, type ErrorCode, type LogIdentity, type TopicNames, type TopicRole } from '@on-record/domain';
import { alterTopic } from './alter-topic';
import { askApiVersions } from './ask-api-versions';
import { brokerFaults, type RequestMaker } from './broker-versions';
import { createTopics, type NewTopic } from './create-topics';
import { appendFaults, describeTopic, inspectTopics, MIN_IN_SYNC, missingAdvice, SAFE_REPLICATION, topicMismatch } from './inspect-topics';
import { KafkaAdmin, readClusterId } from './kafka-admin';
import type { KafkaConnection } from './kafka-client';
import { connectKafkaLog } from './kafka-log';
import { newIdentityRecord } from './topic-identity';

/** How a broker says that it takes no settings of topics from us. */
const DENIED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['LOG_ACCESS_DENIED', 'LOG_REFUSED_RECORD', 'LOG_BROKER_UNSUPPORTED']);

/** Which topics, and where. */
export interface TopicCheckOptions extends KafkaConnection {
  readonly topicNames: TopicNames;
}

/** Which topics to make, and in how many copies. */
export interface TopicSetUpOptions extends TopicCheckOptions {
  /** 3 in production; below that the answer warns. */
  readonly replicationFactor: number;
}

/** What was found of topics that are usable. */
export interface TopicReport {
  /** What is worth saying about them all the same. */
  readonly warnings: readonly string[];
  /** Cluster and all topics; for those who would ask for it at once, since reading it takes a short-lived group. */
  readonly identity: LogIdentity;
}

/**
 * Makes the topics that are missing, founds each with its identity, and verifies all. Safe to repeat, and to run twice at
 * once. Fails with LOG_TOPIC_MISMATCH (topics are set up otherwise), LOG_BROKER_UNSUPPORTED or LOG_UNAVAILABLE.
 */
export async function setUpTopics(options: TopicSetUpOptions): Promise<TopicReport> {
  const { topicNames, replicationFactor } = options;
  const admin = new KafkaAdmin(options, 30_000);
  try {
    await requireSupportedBroker(admin, options);
    const present = new Set(await admin.ask('Listing the topics', (client) => client.listTopics()));
    const missing = topicRoles.filter((role) => !present.has(topicNames(role)));
    if (missing.length > 0) await requireSupportedBroker(admin, options, ['setup']);
    if (missing.length > 0) await createTopics(admin, missing.map((role) => toNewTopic(topicNames(role), role, replicationFactor)));
    await foundTopics(options, admin);
    await takeAdvice(options, admin);
  } finally {
    await admin.close();
  }
  return verifyTopics(options);
}

/**
 * Compares broker and topics with what On Record needs. Fails with LOG_BROKER_UNSUPPORTED, with LOG_TOPIC_MISMATCH naming
 * every topic, setting, found and expected value, or with LOG_UNAVAILABLE; warns of too few copies.
 */
export async function verifyTopics({ topicNames, ...connection }: TopicCheckOptions): Promise<TopicReport> {
  const admin = new KafkaAdmin(connection);
  try {
    await requireSupportedBroker(admin, connection);
    const { faults, warnings, advice, topicIds } = await inspectTopics(admin, connection, topicNames);
    if (faults.length > 0) throw topicMismatch(faults, connection.brokers);
    return { warnings: [...warnings, ...advice], identity: { clusterId: await readClusterId(admin), topicIds } };
  } finally {
    await admin.close();
  }
}

async function requireSupportedBroker(admin: KafkaAdmin, connection: KafkaConnection, makers: readonly RequestMaker[] = ['process']): Promise<void> {
  const faults = brokerFaults(await answeredRequests(admin, connection), makers);
  if (faults.length === 0) return;
  throw new OnRecordError('LOG_BROKER_UNSUPPORTED', `The Kafka at ${connection.brokers.join(',')} cannot be used. ${faults.join(' ')}`, {
    details: { brokers: connection.brokers.join(',') },
  });
}

function answeredRequests(admin: KafkaAdmin, connection: KafkaConnection): ReturnType<typeof askApiVersions> {
  return admin.ask('Asking which requests the broker answers', () => askApiVersions(connection));
}

function toNewTopic(topic: string, role: TopicRole, replicationFactor: number): NewTopic {
  const { partitions, config, advised } = topicSettings[role];
  const entries = Object.entries({ ...config, ...advised }).map(([name, value]) => ({ name, value }));
  const inSync = replicationFactor >= SAFE_REPLICATION ? [{ name: 'min.insync.replicas', value: MIN_IN_SYNC }] : [];
  return { topic, numPartitions: partitions, replicationFactor, configEntries: [...entries, ...inSync] };
}

/**
 * Brings topics of an older release to the settings that are advised. Where that is denied, as by a service that keeps the
 * settings of topics to itself, they stay usable, and the warnings say what is missing.
 */
async function takeAdvice({ topicNames }: TopicSetUpOptions, admin: KafkaAdmin): Promise<void> {
  for (const role of topicRoles) {
    const topic = topicNames(role);
    const missing = missingAdvice(topic, role, await describeTopic(admin, topic));
    if (missing.length === 0) continue;
    try {
      await alterTopic(admin, topic, Object.fromEntries(missing.map(({ setting, expected }) => [setting, expected])));
    } catch (error) {
      if (!(error instanceof OnRecordError) || !DENIED.has(error.code)) throw error;
    }
  }
}

/**
 * Appends the identity to the topics that hold nothing yet. Two setups at once both append; the first record counts for
 * both.
 */
async function foundTopics({ topicNames, replicationFactor: _unused, ...connection }: TopicSetUpOptions, admin: KafkaAdmin): Promise<void> {
  const topics = topicRoles.map(topicNames);
  const log = await connectKafkaLog(connection);
  try {
    const ends = await admin.offsets(topics);
    const empty = ends.filter(({ partition, first, next }) => partition === 0 && first === 0n && next === 0n);
    await requireAppendable(empty.map(({ topic }) => topic), { admin, connection });
    await log.append(empty.map(({ topic }) => newIdentityRecord(topic)), { deadlineMs: 15_000 });
  } finally {
    await log.close();
  }
}

/** Fails with LOG_TOPIC_MISMATCH where an append to one of the topics would wait in vain. */
async function requireAppendable(topics: readonly string[], { admin, connection }: { readonly admin: KafkaAdmin; readonly connection: KafkaConnection }): Promise<void> {
  const described = await Promise.all(topics.map(async (topic) => ({ topic, description: await describeTopic(admin, topic) })));
  const faults = await appendFaults(described, () => answeredRequests(admin, connection));
  if (faults.length > 0) throw topicMismatch(faults, connection.brokers);
}
