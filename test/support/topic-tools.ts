import kafkajs, { type Admin } from 'kafkajs';
import { kafkaBrokers } from './services';
import { until } from './until';

/** Changes settings of a topic, as kafka-configs.sh does; settings that are not named go back to the default of the broker. */
export async function alterTopic(topic: string, config: Readonly<Record<string, string>>): Promise<void> {
  await asAdmin((admin) => admin.alterConfigs({ validateOnly: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries: entriesOf(config) }] }));
}

/** Deletes a topic and makes it anew under its name, as kafka-topics.sh does. */
export async function recreateTopic(topic: string, { partitions, config }: { readonly partitions: number; readonly config: Readonly<Record<string, string>> }): Promise<void> {
  await asAdmin(async (admin) => {
    await deleteAndWait(admin, topic);
    // KafkaJS waits for leaders by itself, but fails where the broker does not know the new topic at once.
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions: partitions, replicationFactor: 1, configEntries: entriesOf(config) }] });
    await until(async () => (await admin.listTopics()).includes(topic), { withinMs: 20_000, describe: `topic ${topic} to be there` });
  });
}

/** Deletes a topic, as kafka-topics.sh does. */
export async function deleteTopic(topic: string): Promise<void> {
  await asAdmin((admin) => deleteAndWait(admin, topic));
}

async function deleteAndWait(admin: Admin, topic: string): Promise<void> {
  await admin.deleteTopics({ topics: [topic] });
  await until(async () => !(await admin.listTopics()).includes(topic), { withinMs: 20_000, describe: `topic ${topic} to be gone` });
}

function entriesOf(config: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(config).map(([name, value]) => ({ name, value }));
}

async function asAdmin(work: (admin: Admin) => Promise<unknown>): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers: kafkaBrokers().split(','), logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}
