import { createKafkaInspector } from '@on-record/event-log';
import { kafkaAccess, type KafkaSettings } from '@on-record/runtime';

const WITHIN_MS = 10_000;

/** How many processes read in a consumer group now; one that was killed counts until its session is over (10 s). Fails with LOG_UNAVAILABLE. */
export async function countMembers(settings: KafkaSettings, groupId: string): Promise<number> {
  const inspector = createKafkaInspector({ ...kafkaAccess(settings), clientId: 'on-record-operator' }, WITHIN_MS);
  try {
    const [group] = await inspector.groups([groupId]);
    return group?.members ?? 0;
  } finally {
    await inspector.close();
  }
}
