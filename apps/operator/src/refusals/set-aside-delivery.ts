import { readEvent, type DeliveryRefused, type EventLog, type LogPlace, type StoredRecord } from '@on-record/domain';
import { readTopic } from '../read-topic';

/** A delivery that became no article, as the topic of refusals tells it; its body stays there. */
export interface SetAsideDelivery {
  readonly kind: 'refused' | 'ignored';
  readonly deliveryId: string;
  readonly source: string;
  readonly receivedAt: string;
  readonly code: string;
  readonly httpStatus: number;
  readonly reason: string;
  /** Of its body as it came; 0 for one that was ignored, whose body stands with the delivery. */
  readonly bytes: number;
  /** Only its head was kept. */
  readonly isTruncated: boolean;
  /** Nobody has shown that it came from its source. */
  readonly isUnproven: boolean;
  readonly place: LogPlace;
}

/** What a topic of refusals holds. */
export interface SetAsideDeliveries {
  /** One for each delivery, newest first. */
  readonly deliveries: readonly SetAsideDelivery[];
  /** Records that this release cannot read. */
  readonly unreadable: number;
}

/** Reads the topic of refusals to its end; bodies are not kept in memory. */
export async function readSetAside(log: EventLog, topic: string): Promise<SetAsideDeliveries> {
  // A later record under a key takes the place of the one before, also where compaction has not yet folded them.
  const byKey = new Map<string, SetAsideDelivery | 'unreadable' | undefined>();
  await readTopic(log, topic, (record) => void byKey.set(record.key, toSetAside(record)));
  const byDelivery = new Map<string, SetAsideDelivery>();
  let unreadable = 0;
  for (const found of byKey.values()) {
    if (found === 'unreadable') unreadable += 1;
    else if (found !== undefined) byDelivery.set(found.deliveryId, telling(byDelivery.get(found.deliveryId), found));
  }
  const deliveries = [...byDelivery.values()].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : 0));
  return { deliveries, unreadable };
}

/** What a record of the topic says; nothing where it was erased. */
export function toSetAside(record: StoredRecord): SetAsideDelivery | 'unreadable' | undefined {
  const read = readEvent(record);
  if (read.kind === 'tombstone') return undefined;
  if (read.kind === 'refused') return 'unreadable';
  const { event } = read;
  const { topic, partition, offset } = record;
  const place = { topic, partition, offset };
  switch (event.type) {
    case 'DeliveryRefused': {
      const { deliveryId, source, receivedAt, code, httpStatus, reason, body: { bytes, isTruncated } } = event.payload;
      return { kind: 'refused', deliveryId, source, receivedAt, code, httpStatus, reason, bytes, isTruncated, isUnproven: isUnproven(event.payload), place };
    }
    case 'DeliveryIgnored': {
      const { deliveryId, source, receivedAt, reason } = event.payload;
      return { kind: 'ignored', deliveryId, source, receivedAt, code: '', httpStatus: 200, reason, bytes: 0, isTruncated: false, isUnproven: false, place };
    }
    default:
      return 'unreadable';
  }
}

/** Only a signature that does not fit is answered 401; whatever is answered otherwise was authenticated before it was read. */
function isUnproven({ httpStatus }: DeliveryRefused): boolean {
  return httpStatus === 401;
}

/**
 * Of two records about one delivery the later tells more; but one whose origin is proven is not put aside for one that anybody
 * can bring about by sending the same bytes unsigned.
 */
function telling(known: SetAsideDelivery | undefined, found: SetAsideDelivery): SetAsideDelivery {
  if (known === undefined || known.isUnproven !== found.isUnproven) return known === undefined || known.isUnproven ? found : known;
  return known.receivedAt > found.receivedAt ? known : found;
}
