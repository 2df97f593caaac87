import { OnRecordError, topicRoles, topicSettings, type TopicNames, type TopicRole } from '@on-record/domain';
import { createTopics, type NewTopic } from './create-topics';
import { KafkaAdmin } from './kafka-admin';
import { kafkajs, type KafkaConnection } from './kafka-client';
import { connectKafkaLog } from './kafka-log';
import { newIdentityRecord } from './topic-identity';

/** Below this number of copies an acknowledged fact can be lost with one machine. */
const SAFE_REPLICATION = 3;
const MIN_IN_SYNC = '2';

/** Which topics, and where. */
export interface TopicCheckOptions extends KafkaConnection {
  readonly topicNames: TopicNames;
}

/** Which topics to make, and in how many copies. */
export interface TopicSetUpOptions extends TopicCheckOptions {
  /** 3 in production; below that the answer warns. */
  readonly replicationFactor: number;
}

/** What is worth saying about topics that are usable. */
export interface TopicReport {
  readonly warnings: readonly string[];
}

/**
 * Makes the topics that are missing, founds each with its identity, and verifies all. Safe to repeat, and to run twice at
 * once. Fails with LOG_TOPIC_MISMATCH (a topic is set up otherwise) or LOG_UNAVAILABLE.
 */
export async function setUpTopics(options: TopicSetUpOptions): Promise<TopicReport> {
  const { topicNames, replicationFactor } = options;
  const admin = new KafkaAdmin(options, 30_000);
  try {
    const present = new Set(await admin.ask('Listing the topics', (client) => client.listTopics()));
    const missing = topicRoles.filter((role) => !present.has(topicNames(role)));
    if (missing.length > 0) await createTopics(admin, missing.map((role) => toNewTopic(topicNames(role), role, replicationFactor)));
    await foundTopics(options, admin);
  } finally {
    await admin.close();
  }
  return verifyTopics(options);
}

/**
 * Compares the topics with their settings. Fails with LOG_TOPIC_MISMATCH naming topic, setting, found and expected value,
 * or with LOG_UNAVAILABLE; warns of too few copies.
 */
export async function verifyTopics({ topicNames, ...connection }: TopicCheckOptions): Promise<TopicReport> {
  const admin = new KafkaAdmin(connection);
  try {
    // Says which topic is missing, where there is one.
    await admin.offsets(topicRoles.map(topicNames));
    const reports = await Promise.all(topicRoles.map((role) => verifyTopic(admin, topicNames(role), role)));
    return { warnings: reports.flat() };
  } finally {
    await admin.close();
  }
}

async function verifyTopic(admin: KafkaAdmin, topic: string, role: TopicRole): Promise<readonly string[]> {
  const { partitions, replication, config } = await describeTopic(admin, topic);
  const settings = topicSettings[role];
  requireEqual(topic, 'partitions', { found: String(partitions), expected: String(settings.partitions) });
  for (const [name, expected] of Object.entries(settings.config)) requireEqual(topic, name, { found: config.get(name) ?? '', expected });
  if (replication < SAFE_REPLICATION) return [`Topic ${topic} has ${replication} of the ${SAFE_REPLICATION} copies that keep a fact when a machine is lost.`];
  requireEqual(topic, 'min.insync.replicas', { found: config.get('min.insync.replicas') ?? '', expected: MIN_IN_SYNC });
  return [];
}

async function describeTopic(
  admin: KafkaAdmin,
  topic: string,
): Promise<{ readonly partitions: number; readonly replication: number; readonly config: ReadonlyMap<string, string> }> {
  return admin.ask(`Describing topic ${topic}`, async (client) => {
    const { topics } = await client.fetchTopicMetadata({ topics: [topic] });
    const partitions = topics[0]?.partitions ?? [];
    const { resources } = await client.describeConfigs({ includeSynonyms: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }] });
    const entries = resources[0]?.configEntries ?? [];
    return {
      partitions: partitions.length,
      replication: Math.min(...partitions.map(({ replicas }) => replicas.length)),
      config: new Map(entries.map(({ configName, configValue }) => [configName, configValue])),
    };
  });
}

function requireEqual(topic: string, setting: string, { found, expected }: { readonly found: string; readonly expected: string }): void {
  if (found === expected) return;
  throw new OnRecordError(
    'LOG_TOPIC_MISMATCH',
    `Topic ${topic} has ${setting} ${found === '' ? 'unset' : found} where ${expected} is needed: change it, or choose another topic prefix.`,
    { details: { topic, setting, found, expected } },
  );
}

function toNewTopic(topic: string, role: TopicRole, replicationFactor: number): NewTopic {
  const { partitions, config } = topicSettings[role];
  const entries = Object.entries(config).map(([name, value]) => ({ name, value }));
  const inSync = replicationFactor >= SAFE_REPLICATION ? [{ name: 'min.insync.replicas', value: MIN_IN_SYNC }] : [];
  return { topic, numPartitions: partitions, replicationFactor, configEntries: [...entries, ...inSync] };
}

/**
 * Appends the identity to the topics that hold nothing yet, and reads all back. Two setups at once both append; the first
 * record counts for both.
 */
async function foundTopics({ topicNames, replicationFactor: _unused, ...connection }: TopicSetUpOptions, admin: KafkaAdmin): Promise<void> {
  const topics = topicRoles.map(topicNames);
  const log = await connectKafkaLog(connection);
  try {
    const ends = await admin.offsets(topics);
    const empty = ends.filter(({ partition, first, next }) => partition === 0 && first === 0n && next === 0n);
    await log.append(empty.map(({ topic }) => newIdentityRecord(topic)), { deadlineMs: 15_000 });
    await log.identity(topics);
  } finally {
    await log.close();
  }
}
