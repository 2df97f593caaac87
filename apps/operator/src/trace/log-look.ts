import { ARTICLE_PARTITIONS, partitionOf, readEvent, topicSettings, type DeliveryReceived, type EventLog, type StoredRecord, type TopicNames } from '@on-record/domain';
import { typeOf } from '../events/say-event';
import { findInPartition, findRecords } from '../log-scan';
import { readAbout } from '../refusals/show-refusal.command';

/** The log as far as a trace looks at it. */
export interface LogPlaceOfTrace {
  readonly log: EventLog;
  readonly topicNames: TopicNames;
}

/** An event of the log and where it stands. */
export interface PlacedEvent {
  readonly type: string;
  readonly eventId: string;
  readonly place: string;
  readonly causationId: string;
  readonly correlationId: string;
  readonly engineVersion: string | null;
  /** Why it is no event that this release reads. */
  readonly refused: string | null;
}

/** A delivery as the log keeps it, without its body. */
export interface TracedDelivery {
  readonly deliveryId: string;
  readonly kind: 'received' | 'refused' | 'ignored';
  readonly source: string;
  readonly receivedAt: string;
  readonly format: string;
  readonly contentType: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly isTruncated: boolean;
  readonly authentication: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly place: string | null;
  /** Of one that was refused. */
  readonly code: string | null;
  readonly reason: string | null;
  readonly remedy: string | null;
}

/** The records about an article, in the order of topic and offset, and the deliveries that they name. */
export async function readArticleRecords({ log, topicNames }: LogPlaceOfTrace, articleId: string): Promise<{ readonly events: readonly PlacedEvent[]; readonly deliveryIds: readonly string[] }> {
  const partition = partitionOf(articleId, ARTICLE_PARTITIONS);
  const matches = ({ key, headers }: StoredRecord): boolean => key.startsWith(`${articleId}/`) || headers['ce_subject'] === articleId;
  const [articles, extractions] = await Promise.all((['articles', 'extractions'] as const).map((role) => findInPartition(log, topicNames(role), { partition, matches })));
  const records = [...(articles ?? []), ...(extractions ?? [])];
  return { events: records.map(toPlacedEvent), deliveryIds: [...new Set(records.flatMap(deliveryIdOf))] };
}

/** A delivery with its exact bytes. */
export interface FoundDelivery {
  readonly delivery: TracedDelivery;
  /** None of one that was left alone. */
  readonly body: Buffer | undefined;
}

/**
 * Everything that the log knows of a delivery: its exact bytes, and why it was refused. One that was authenticated is kept before it is
 * read, so that it may stand in both topics; one that was taken after a refusal has the later moment of receipt.
 */
export async function readDelivery(place: LogPlaceOfTrace, deliveryId: string): Promise<FoundDelivery | undefined> {
  const [received, setAside] = await Promise.all([findReceived(place, deliveryId), findSetAside(place, deliveryId)]);
  if (received === undefined || setAside === undefined) return received ?? setAside;
  if (setAside.delivery.receivedAt < received.delivery.receivedAt) return received;
  const { kind, code, reason, remedy } = setAside.delivery;
  return { ...received, delivery: { ...received.delivery, kind, code, reason, remedy } };
}

async function findSetAside({ log, topicNames }: LogPlaceOfTrace, deliveryId: string): Promise<FoundDelivery | undefined> {
  const last = (await readAbout(log, topicNames('refusals'), deliveryId)).at(-1);
  if (last === undefined) return undefined;
  const { source, receivedAt, format, reason } = last.payload;
  const common = { deliveryId, source, receivedAt, format, reason, authentication: null, place: null };
  if (last.type === 'DeliveryIgnored') return { delivery: { ...common, kind: 'ignored', contentType: null, bytes: null, sha256: null, isTruncated: false, headers: {}, code: null, remedy: null }, body: undefined };
  const { body: { contentType, bytes, sha256, isTruncated, base64 }, headers, code, remedy } = last.payload;
  return { delivery: { ...common, kind: 'refused', contentType, bytes, sha256, isTruncated, headers, code, remedy }, body: Buffer.from(base64, 'base64') };
}

async function findReceived({ log, topicNames }: LogPlaceOfTrace, deliveryId: string): Promise<FoundDelivery | undefined> {
  const partition = partitionOf(deliveryId, topicSettings.deliveries.partitions);
  const records = await findInPartition(log, topicNames('deliveries'), { partition, matches: ({ key }) => key.startsWith(`${deliveryId}/`) });
  // What was erased stands there until Kafka has compacted it away.
  const erased = new Set(records.flatMap(({ key, value }) => (value === null ? [key] : [])));
  for (const record of records.toReversed()) {
    const read = readEvent(record);
    if (erased.has(record.key) || read.kind !== 'event' || read.event.type !== 'DeliveryReceived') continue;
    return { delivery: receivedDelivery(read.event.payload, placeOf(record)), body: Buffer.from(read.event.payload.body.base64, 'base64') };
  }
  return undefined;
}

function receivedDelivery({ deliveryId, source, receivedAt, format, body, headers, authentication }: DeliveryReceived, place: string): TracedDelivery {
  const { contentType, bytes, sha256, isTruncated } = body;
  return { deliveryId, kind: 'received', source, receivedAt, format, contentType, bytes, sha256, isTruncated, authentication, headers, place, code: null, reason: null, remedy: null };
}

/** The deliveries of a source whose body names a guid, newest first, some of them where there are many; the topics are read to their ends. */
export async function findDeliveriesNaming(
  place: LogPlaceOfTrace, { source, guid }: { readonly source: string; readonly guid: string }, roles: readonly ('refusals' | 'deliveries')[],
): Promise<readonly TracedDelivery[]> {
  const names = (base64: string): boolean => Buffer.from(base64, 'base64').includes(guid) || Buffer.from(base64, 'base64').includes(JSON.stringify(guid).slice(1, -1));
  const ids = new Set<string>();
  for (const role of roles) {
    await findRecords(place.log, await place.log.offsets([place.topicNames(role)]), (record) => {
      const read = readEvent(record);
      if (read.kind !== 'event' || (read.event.type !== 'DeliveryRefused' && read.event.type !== 'DeliveryReceived')) return false;
      const { payload } = read.event;
      if (payload.source === source && ids.size < MOST_NAMING && names(payload.body.base64)) ids.add(payload.deliveryId);
      return false;
    });
  }
  const found = await Promise.all([...ids].map((id) => readDelivery(place, id)));
  return found.flatMap((each) => (each === undefined ? [] : [each.delivery])).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
}

const MOST_NAMING = 20;

function toPlacedEvent(record: StoredRecord): PlacedEvent {
  const { headers } = record;
  const read = readEvent(record);
  return {
    type: typeOf(record), eventId: headers['ce_id'] ?? record.key.slice(record.key.indexOf('/') + 1), place: placeOf(record), causationId: headers['ce_causationid'] ?? '',
    correlationId: headers['ce_correlationid'] ?? '', engineVersion: headers['ce_extractorversion'] ?? null, refused: read.kind === 'refused' ? `${read.code}: ${read.reason}` : null,
  };
}

function deliveryIdOf(record: StoredRecord): readonly string[] {
  const read = readEvent(record);
  if (read.kind !== 'event') return [];
  const { event } = read;
  if (event.type === 'ArticleReceived') return [event.payload.deliveryId];
  return event.type === 'ArticleRetracted' && event.payload.by.kind === 'source' ? [event.payload.by.deliveryId] : [];
}

/** Where a record stands, as people write it. */
export function placeOf({ topic, partition, offset }: StoredRecord): string {
  return `${topic}/${partition}/${offset}`;
}
