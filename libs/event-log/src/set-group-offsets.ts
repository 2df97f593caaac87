import { OnRecordError, type LogPlace } from '@on-record/domain';
import { KafkaAdmin } from './kafka-admin';
import type { KafkaConnection } from './kafka-client';

/**
 * Sets the offsets from which a consumer group reads on, as an operator restores them. Fails with CONFIGURATION_INVALID while the group
 * has members, who would go on from where they are, and with LOG_UNAVAILABLE.
 */
export async function setGroupOffsets(connection: KafkaConnection, groupId: string, places: readonly LogPlace[]): Promise<void> {
  const admin = new KafkaAdmin(connection);
  try {
    const { groups } = await admin.ask(`Describing group ${groupId}`, (client) => client.describeGroups([groupId]));
    const members = groups[0]?.members.length ?? 0;
    if (members > 0) {
      throw new OnRecordError('CONFIGURATION_INVALID', `${members} process(es) read in group ${groupId}: stop them first; one that was killed counts for some 10 seconds more. Nothing was changed.`, {
        details: { group: groupId, members },
      });
    }
    for (const [topic, own] of Map.groupBy(places, (place) => place.topic)) {
      const partitions = own.map(({ partition, offset }) => ({ partition, offset: String(offset) }));
      await admin.ask(`Setting the offsets of group ${groupId}`, (client) => client.setOffsets({ groupId, topic, partitions }));
    }
  } finally {
    await admin.close();
  }
}
