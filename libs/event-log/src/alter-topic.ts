import { describeTopic } from './inspect-topics';
import type { KafkaAdmin } from './kafka-admin';
import { kafkajs } from './kafka-client';

/**
 * Changes settings of a topic and leaves all others as they are; `undefined` gives a setting back to its default. KafkaJS knows
 * only the request that replaces all settings of a topic (AlterConfigs), so that those which it has are sent along: somebody
 * else who changes them in the same moment is overwritten. Fails with LOG_UNAVAILABLE, LOG_ACCESS_DENIED or LOG_REFUSED_RECORD.
 */
export async function alterTopic(admin: KafkaAdmin, topic: string, changes: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { own = new Map<string, string>() } = await describeTopic(admin, topic);
  const wanted = new Map([...own, ...Object.entries(changes)]);
  const configEntries = [...wanted].flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  await admin.ask(`Changing settings of topic ${topic}`, (client) =>
    client.alterConfigs({ validateOnly: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }] }));
}
