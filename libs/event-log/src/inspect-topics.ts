import { OnRecordError, topicRoles, topicSettings, type TopicNames, type TopicRole } from '@on-record/domain';
import { setTimeout as pass } from 'node:timers/promises';
import { askApiVersions } from './ask-api-versions';
import { backOffMs } from './back-off';
import { boundsInSyncCopies, type VersionRange } from './broker-versions';
import type { KafkaAdmin } from './kafka-admin';
import { kafkajs, type KafkaConnection } from './kafka-client';
import { readTopicIds } from './read-topic-ids';
import { FOUND_IT } from './topic-identity';

/** Below this number of copies an acknowledged fact can be lost with one machine. */
export const SAFE_REPLICATION = 3;
/** How many of the safe number of copies must have a fact before it counts as acknowledged. */
export const MIN_IN_SYNC = '2';

const IN_SYNC = 'min.insync.replicas';
/** Settings in which a topic may do more than is needed: more copies that must have a fact, and larger records. */
const AT_LEAST: ReadonlySet<string> = new Set([IN_SYNC, 'max.message.bytes']);
/** Settings in which a topic may do sooner what is to be done by then. */
const AT_MOST: ReadonlySet<string> = new Set(['max.compaction.lag.ms']);

/** Where a setting of a topic comes from that was made for it (DYNAMIC_TOPIC_CONFIG of the protocol). */
const OWN = 1;

/** How long a topic just made may be unknown to a broker. */
const NEW_TOPIC_PATIENCE_MS = 2000;
const BACK_OFF = { initialMs: 100, maxMs: 500 };

/** A way in which a topic is not as it must be. */
export interface TopicFault {
  readonly topic: string;
  /** A setting by its name in Kafka, `partitions`, `existence` or `identity`. */
  readonly setting: string;
  readonly found: string;
  readonly expected: string;
  /** What it leads to, where the values do not say it. */
  readonly consequence?: string;
}

/** What was found of the topics. */
export interface TopicInspection {
  readonly faults: readonly TopicFault[];
  /** What is worth saying about the copies of topics that are usable. */
  readonly warnings: readonly string[];
  /** What is worth saying about the settings of topics that are usable; `on-record setup` mends it. */
  readonly advice: readonly string[];
  /** Ids by full name, of the topics that were founded. */
  readonly topicIds: Readonly<Record<string, string>>;
}

/** A topic as the cluster describes it. */
export interface TopicDescription {
  readonly partitions: number;
  readonly replication: number;
  readonly config: ReadonlyMap<string, string>;
  /** Those of the settings that were made for this topic, and are no default. */
  readonly own?: ReadonlyMap<string, string>;
}

/** Compares all topics with their settings, and finds every fault. Fails with LOG_UNAVAILABLE. */
export async function inspectTopics(admin: KafkaAdmin, connection: KafkaConnection, topicNames: TopicNames): Promise<TopicInspection> {
  const present = await presentTopics(admin, topicRoles.map(topicNames));
  const found: { readonly role: TopicRole; readonly topic: string; readonly description: TopicDescription | undefined }[] = [];
  for (const role of topicRoles) {
    const topic = topicNames(role);
    found.push({ role, topic, description: present.includes(topic) ? await describeTopic(admin, topic) : undefined });
  }
  const topicIds = await readTopicIds({ connection, admin }, present);
  const faults = found.flatMap(({ role, topic, description }): readonly TopicFault[] => {
    if (description === undefined) return [{ topic, setting: 'existence', found: 'none', expected: 'a topic' }];
    const founding = topicIds.has(topic) ? [] : [{ topic, setting: 'identity', found: 'none', expected: 'a founding record' }];
    return [...settingFaults(topic, role, description), ...founding];
  });
  const there = found.flatMap(({ topic, description }) => (description === undefined ? [] : [{ topic, description }]));
  const unheard = await appendFaults(there, () => admin.ask('Asking which requests the broker answers', () => askApiVersions(connection)));
  const warnings = found.flatMap(({ topic, description }) =>
    description === undefined || description.replication >= SAFE_REPLICATION
      ? []
      : [`Topic ${topic} has ${description.replication} of the ${SAFE_REPLICATION} copies that keep a fact when a machine is lost.`]);
  const advice = found.flatMap(({ role, topic, description }) => (description === undefined ? [] : missingAdvice(topic, role, description).map(toAdvice)));
  return { faults: [...faults, ...unheard], warnings, advice, topicIds: Object.fromEntries(topicIds) };
}

/** In which settings a topic is not as it is advised to be, though it is usable. */
export function missingAdvice(topic: string, role: TopicRole, { config }: TopicDescription): readonly TopicFault[] {
  const pairs = Object.entries(topicSettings[role].advised).map(([setting, expected]) => ({ setting, found: config.get(setting) ?? 'unset', expected }));
  return pairs.filter((pair) => !suffices(pair)).map((pair) => ({ topic, ...pair }));
}

function toAdvice({ topic, setting, found, expected }: TopicFault): string {
  return `Topic ${topic} has ${setting} ${found} where ${AT_MOST.has(setting) ? 'at most ' : ''}${expected} is advised: a text that is erased may stay in it for longer. Run \`on-record setup\`.`;
}

/** What differs between a topic and what its role needs. */
export function settingFaults(topic: string, role: TopicRole, { partitions, replication, config }: TopicDescription): readonly TopicFault[] {
  const settings = topicSettings[role];
  const expected = { ...settings.config, ...(replication < SAFE_REPLICATION ? {} : { [IN_SYNC]: MIN_IN_SYNC }) };
  const pairs = [
    { setting: 'partitions', found: String(partitions), expected: String(settings.partitions) },
    ...Object.entries(expected).map(([setting, value]) => ({ setting, found: config.get(setting) ?? 'unset', expected: value })),
  ];
  return pairs.filter((pair) => !suffices(pair)).map((pair) => ({ topic, ...pair }));
}

/**
 * Which topics acknowledge no append, because they want a fact in more copies than they have; a default of the cluster can be
 * why. Asks what the broker answers only where there is such a topic, for not every broker minds.
 */
export async function appendFaults(
  described: readonly { readonly topic: string; readonly description: TopicDescription }[], ask: () => Promise<ReadonlyMap<number, VersionRange>>,
): Promise<readonly TopicFault[]> {
  const faults = described.flatMap(({ topic, description: { replication, config } }): readonly TopicFault[] => {
    const found = config.get(IN_SYNC) ?? '';
    if (Number(found) <= replication) return [];
    const expected = replication < SAFE_REPLICATION ? String(replication) : MIN_IN_SYNC;
    return [{ topic, setting: IN_SYNC, found, expected, consequence: `copies: ${replication}; a Kafka before 3.7 then acknowledges no append` }];
  });
  return faults.length === 0 || boundsInSyncCopies(await ask()) ? [] : faults;
}

function suffices({ setting, found, expected }: Omit<TopicFault, 'topic'>): boolean {
  if (found === expected) return true;
  return (AT_LEAST.has(setting) && Number(found) >= Number(expected)) || (AT_MOST.has(setting) && Number(found) <= Number(expected));
}

/** The faults as an error for people: a line for each topic, with the command that mends it. */
export function topicMismatch(faults: readonly TopicFault[], brokers: readonly string[]): OnRecordError {
  const lines = topicFaultLines(faults, brokers);
  const message = lines.length === 1 ? lines.join('') : `${lines.length} topics are not as On Record needs them:\n${lines.map((line) => `  ${line}`).join('\n')}`;
  const [first] = faults;
  return new OnRecordError('LOG_TOPIC_MISMATCH', message, { details: { ...first, faults: faults.length } });
}

/** A line for each topic that has faults, with what mends it. */
export function topicFaultLines(faults: readonly TopicFault[], brokers: readonly string[]): readonly string[] {
  const byTopic = Map.groupBy(faults, ({ topic }) => topic);
  return [...byTopic].map(([topic, own]) => `Topic ${topic} ${own.map(said).join(', ')}: ${remedies(topic, own, brokers).join('; ')}.`);
}

function said({ setting, found, expected, consequence }: TopicFault): string {
  if (setting === 'existence') return 'does not exist';
  if (setting === 'identity') return 'does not begin with its identity';
  if (consequence !== undefined) return `has ${setting} ${found} where ${expected} is needed (${consequence})`;
  return `has ${setting} ${found} where ${AT_LEAST.has(setting) ? 'at least ' : ''}${expected} is needed`;
}

function remedies(topic: string, faults: readonly TopicFault[], brokers: readonly string[]): readonly string[] {
  const has = (setting: string): boolean => faults.some((fault) => fault.setting === setting);
  const config = faults.filter(({ setting }) => setting.includes('.')).map(({ setting, expected }) => `${setting}=${expected}`);
  return [
    ...(has('existence') ? ['run `on-record setup`'] : []),
    ...(has('partitions') ? ['the number of partitions is fixed for life, so delete the topic while it is empty and run `on-record setup`, or choose another topic prefix'] : []),
    ...(config.length === 0
      ? []
      : [`run \`kafka-configs.sh --bootstrap-server ${brokers.join(',')} --alter --entity-type topics --entity-name ${topic} --add-config ${config.join(',')}\``]),
    ...(has('identity') ? [FOUND_IT] : []),
  ];
}

/**
 * The topics that are there, after a moment for those that are only just made. KafkaJS is not asked for topics that may be
 * missing: it looks at all topics that it was ever asked for at once, and then takes one for the other.
 */
async function presentTopics(admin: KafkaAdmin, topics: readonly string[]): Promise<readonly string[]> {
  const begun = performance.now();
  for (let failures = 1; ; failures += 1) {
    const there = new Set(await admin.ask('Listing the topics', (client) => client.listTopics()));
    if (topics.every((topic) => there.has(topic)) || performance.now() - begun > NEW_TOPIC_PATIENCE_MS) return topics.filter((topic) => there.has(topic));
    await pass(backOffMs(failures, BACK_OFF));
  }
}

/** A topic as it is now. Fails with LOG_UNAVAILABLE. */
export function describeTopic(admin: KafkaAdmin, topic: string): Promise<TopicDescription> {
  return admin.ask(`Describing topic ${topic}`, async (client) => {
    const { topics } = await client.fetchTopicMetadata({ topics: [topic] });
    const partitions = topics[0]?.partitions ?? [];
    const { resources } = await client.describeConfigs({ includeSynonyms: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }] });
    const entries = resources[0]?.configEntries ?? [];
    return {
      partitions: partitions.length,
      replication: Math.min(...partitions.map(({ replicas }) => replicas.length)),
      config: new Map(entries.map(({ configName, configValue }) => [configName, configValue])),
      own: new Map(entries.filter(({ configSource }) => configSource === OWN).map(({ configName, configValue }) => [configName, configValue])),
    };
  });
}
