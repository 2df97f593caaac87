import { canonicalJson, type JsonValue } from './canonical-json';
import { catalogue } from './catalogue';
import { dataschemaOf } from './envelope';
import type { Event } from './event';
import type { LogRecord } from './ports/event-log';
import { MAX_EVENT_BYTES, partitionOf, topicSettings, type TopicRole } from './topics';
import { OnRecordError } from './errors';

/** Names the topics of one installation: `topicName('articles')` is `on-record.articles` with the prefix `on-record`. */
export type TopicNames = (role: TopicRole) => string;

/** The topic names of an installation with that prefix. */
export function topicNamesOf(prefix: string): TopicNames {
  return (role) => `${prefix}.${role}`;
}

/**
 * The record of an event: CloudEvents binary mode, canonical JSON, key unique for the event, partition computed from the
 * subject. Equal events give equal bytes. Throws EVENT_PAYLOAD_INVALID for a payload that its schema does not take, and
 * EVENT_TOO_LARGE for one of more bytes than a record may have.
 */
export function writeEvent(event: Event, topicNames: TopicNames): LogRecord {
  const { schema, topic, version } = catalogue[event.type];
  const parsed = schema.safeParse(event.payload);
  if (!parsed.success || event.schemaversion !== version) {
    throw new OnRecordError('EVENT_PAYLOAD_INVALID', `${event.type} cannot be written: its payload does not fit version ${version}.`, {
      details: { eventId: event.id, eventType: event.type },
      cause: parsed.error,
    });
  }
  // A payload that its schema took consists of JSON values only.
  const value = new TextEncoder().encode(canonicalJson(parsed.data as JsonValue));
  requireSize(event, value);
  return {
    topic: topicNames(topic),
    partition: partitionOfEvent(event, topicSettings[topic].partitions),
    key: `${event.subject}/${event.id}`,
    headers: headersOf(event),
    value,
  };
}

function requireSize({ id, type }: Event, { byteLength }: Uint8Array): void {
  if (byteLength <= MAX_EVENT_BYTES) return;
  throw new OnRecordError('EVENT_TOO_LARGE', `${type} cannot be written: its ${byteLength} bytes are more than the ${MAX_EVENT_BYTES} that an event may have.`, {
    details: { eventId: id, eventType: type, bytes: byteLength, maxBytes: MAX_EVENT_BYTES },
  });
}

function partitionOfEvent(event: Event, partitions: number): number {
  return partitions === 1 ? 0 : partitionOf(event.subject, partitions);
}

function headersOf(event: Event): Readonly<Record<string, string>> {
  const { payload: _payload, ...envelope } = event;
  const attributes: Record<string, string | number | undefined> = {
    specversion: '1.0',
    ...envelope,
    dataschema: dataschemaOf(event.type, event.schemaversion),
  };
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const name of Object.keys(attributes).sort()) {
    const value = attributes[name];
    if (value !== undefined) headers[`ce_${name}`] = String(value);
  }
  return headers;
}
