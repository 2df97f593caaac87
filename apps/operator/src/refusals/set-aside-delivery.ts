import { readEvent, type DeliveryRefused, type EventLog, type LogPlace, type StoredRecord } from '@on-record/domain';
import { readTopic } from '../read-topic';

/** A delivery that became no article, as the topic of refusals tells it; its body and reason stay there. */
export interface SetAsideDelivery {
  readonly kind: 'refused' | 'ignored';
  readonly deliveryId: string;
  readonly source: string;
  readonly receivedAt: string;
  readonly code: string;
  readonly httpStatus: number;
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

/** Which deliveries are to be kept in memory: what all records about one delivery agree in, so that it can be asked of each record. */
export interface ReadingScope {
  /** All unless there is one. */
  readonly ids?: readonly string[] | undefined;
  readonly source?: string | undefined;
}

/**
 * Reads the topic of refusals to its end. Of a delivery in the scope some small fields are kept in memory, nothing of any other.
 * Code and time are for the caller to compare: which of several records tells of a delivery is known at the end only.
 */
export async function readSetAside(log: EventLog, topic: string, { ids = [], source }: ReadingScope = {}): Promise<SetAsideDeliveries> {
  const named = new Set(ids);
  const isInScope = (found: SetAsideDelivery): boolean => (named.size === 0 || named.has(found.deliveryId)) && (source === undefined || found.source === source);
  // A later record under a key takes the place of the one before, also where compaction has not yet folded them.
  const byKey = new Map<string, SetAsideDelivery | 'unreadable'>();
  await readTopic(log, topic, (record) => {
    const found = toSetAside(record);
    if (found === undefined || (found !== 'unreadable' && !isInScope(found))) byKey.delete(record.key);
    else byKey.set(record.key, found);
  });
  const byDelivery = new Map<string, SetAsideDelivery>();
  let unreadable = 0;
  for (const found of byKey.values()) {
    if (found === 'unreadable') unreadable += 1;
    else byDelivery.set(found.deliveryId, telling(byDelivery.get(found.deliveryId), found));
  }
  const deliveries = [...byDelivery.values()].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : 0));
  return { deliveries, unreadable };
}

/** Records may have megabytes, and all of a portion are in memory at once. */
const PORTION = 20;

/** Why these deliveries became no article, in their order; empty for one that is no longer in the log. Fails with LOG_UNAVAILABLE. */
export async function readReasons(log: EventLog, deliveries: readonly SetAsideDelivery[]): Promise<readonly string[]> {
  const reasons: string[] = [];
  for (let at = 0; at < deliveries.length; at += PORTION) {
    const records = await log.readAt(deliveries.slice(at, at + PORTION).map(({ place }) => place));
    reasons.push(...records.map((record) => (record === undefined ? '' : reasonIn(record))));
  }
  return reasons;
}

function reasonIn(record: StoredRecord): string {
  const read = readEvent(record);
  return read.kind === 'event' && (read.event.type === 'DeliveryRefused' || read.event.type === 'DeliveryIgnored') ? read.event.payload.reason : '';
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
      const { deliveryId, source, receivedAt, code, httpStatus, body: { bytes, isTruncated } } = event.payload;
      return { kind: 'refused', deliveryId, source, receivedAt, code, httpStatus, bytes, isTruncated, isUnproven: isUnproven(event.payload), place };
    }
    case 'DeliveryIgnored': {
      const { deliveryId, source, receivedAt } = event.payload;
      return { kind: 'ignored', deliveryId, source, receivedAt, code: '', httpStatus: 200, bytes: 0, isTruncated: false, isUnproven: false, place };
    }
    default:
      return 'unreadable';
  }
}

/**
 * Whether anybody can have sent what could be resubmitted. A signature that does not fit is answered 401; what is refused with 400,
 * 415 or 422 was authenticated before it was read. A 413 was too up to 32,000,000 bytes, and was not above, where the signature
 * cannot be checked; but of every 413 only the beginning is kept, so that none is delivered again.
 */
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
