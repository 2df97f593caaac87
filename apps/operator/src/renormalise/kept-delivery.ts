import { readEvent, type EventLog, type LogPlace, type StoredRecord } from '@on-record/domain';
import { readTopic } from '../read-topic';

/** A delivery as the topic of deliveries keeps it; its body stays there. */
export interface KeptDelivery {
  readonly deliveryId: string;
  readonly source: string;
  readonly format: string;
  readonly receivedAt: string;
  readonly bytes: number;
  readonly place: LogPlace;
}

/** What the topic of deliveries holds. */
export interface KeptDeliveries {
  /** One for each delivery, oldest first. */
  readonly deliveries: readonly KeptDelivery[];
  /** Records that this release cannot read. */
  readonly unreadable: number;
}

/** Reads the topic of deliveries to its end; of those that are wanted some small fields are kept in memory. Fails with LOG_UNAVAILABLE. */
export async function readKept(log: EventLog, topic: string, isWanted: (delivery: KeptDelivery) => boolean): Promise<KeptDeliveries> {
  // A later record under a key takes the place of the one before, also where compaction has not yet folded them.
  const byKey = new Map<string, KeptDelivery | 'unreadable'>();
  await readTopic(log, topic, (record) => {
    const found = toKept(record);
    if (found === undefined || (found !== 'unreadable' && !isWanted(found))) byKey.delete(record.key);
    else byKey.set(record.key, found);
  });
  const found = [...byKey.values()];
  const deliveries = found.filter((each) => each !== 'unreadable').sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0));
  return { deliveries, unreadable: found.length - deliveries.length };
}

/** What a record of the topic says; nothing where it was erased. */
function toKept(record: StoredRecord): KeptDelivery | 'unreadable' | undefined {
  const read = readEvent(record);
  if (read.kind === 'tombstone') return undefined;
  if (read.kind === 'refused' || read.event.type !== 'DeliveryReceived') return 'unreadable';
  const { deliveryId, source, format, receivedAt, body } = read.event.payload;
  const { topic, partition, offset } = record;
  return { deliveryId, source, format, receivedAt, bytes: body.bytes, place: { topic, partition, offset } };
}
