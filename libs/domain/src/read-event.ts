import { catalogue } from './catalogue';
import { dataschemaOf, envelopeSchema, type Envelope } from './envelope';
import type { ErrorCode } from './errors';
import type { Event } from './event';
import type { EventType } from './event-type';
import type { LogRecord } from './ports/event-log';

/** What the door makes of a record: an event of today's version, a tombstone, or a refusal with its code. */
export type ReadEvent =
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'tombstone'; readonly key: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly reason: string };

/** Why a record is no event that this process can read. EVENT_VERSION_UNKNOWN says that a newer release reads it, which is trouble: upgrade the process. */
export type RefusalCode = Extract<
  ErrorCode,
  'EVENT_NOT_JSON' | 'EVENT_ENVELOPE_INVALID' | 'EVENT_TYPE_UNKNOWN' | 'EVENT_VERSION_UNKNOWN' | 'EVENT_PAYLOAD_INVALID'
>;

type Refusal = Extract<ReadEvent, { kind: 'refused' }>;

/** The one door for readers: bytes, then upcasters, then a validated event or a typed refusal. Never throws. */
export function readEvent(record: Pick<LogRecord, 'key' | 'headers' | 'value'>): ReadEvent {
  return readEventOf(catalogue, record);
}

/** The door with another catalogue than today's, for tests of version histories. */
export function readEventOf(
  types: Readonly<Record<string, EventType>>,
  record: Pick<LogRecord, 'key' | 'headers' | 'value'>,
): ReadEvent {
  if (record.value === null) return { kind: 'tombstone', key: record.key };
  const envelope = envelopeSchema.safeParse(attributesOf(record.headers));
  if (!envelope.success) return refused('EVENT_ENVELOPE_INVALID', firstFault(envelope.error));
  const type = Object.hasOwn(types, envelope.data.type) ? types[envelope.data.type] : undefined;
  if (!type) return ofUnknownType(envelope.data, record.headers);
  if (envelope.data.schemaversion > type.version) {
    return refused(
      'EVENT_VERSION_UNKNOWN',
      `${type.type} v${envelope.data.schemaversion} is newer than this process, which knows v${type.version}: upgrade it.`,
    );
  }
  return readPayload(type, envelope.data, record.value);
}

/**
 * A type that a newer release has added is trouble like a newer version: whoever set its events aside in a rolling upgrade would
 * have every rebuild pass over them. Writers name the schema of each event (`ce_dataschema`), which tells such an event from a
 * record of which only the type is wrong, and that is poison.
 */
function ofUnknownType({ type, schemaversion }: Envelope, headers: Readonly<Record<string, string>>): Refusal {
  if (/^([A-Z][a-z0-9]{1,40}){2,8}$/.test(type) && headers['ce_dataschema'] === dataschemaOf(type, schemaversion)) {
    return refused('EVENT_VERSION_UNKNOWN', `${type} v${schemaversion} is of a type that is newer than this process: upgrade it.`);
  }
  return refused('EVENT_TYPE_UNKNOWN', `The catalogue has no event type ${type}.`);
}

function readPayload(type: EventType, envelope: Envelope, value: Uint8Array): ReadEvent {
  let payload: unknown;
  try {
    payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
    for (const upcast of type.upcasters.slice(envelope.schemaversion - 1)) payload = upcast(payload);
  } catch (error) {
    return refused('EVENT_NOT_JSON', error instanceof Error ? error.message : String(error));
  }
  const parsed = type.schema.safeParse(payload);
  if (!parsed.success) return refused('EVENT_PAYLOAD_INVALID', firstFault(parsed.error));
  const event = { ...envelope, schemaversion: type.version, payload: parsed.data };
  // The catalogue's schema of this very type took the payload, which is what `Event` says of the pair.
  return { kind: 'event', event: event as Event };
}

const attributeNames = Object.keys(envelopeSchema.shape);

/** The envelope has no version: extensions that this process does not know are passed over, as CloudEvents 1.0 asks. */
function attributesOf(headers: Readonly<Record<string, string>>): Record<string, unknown> {
  const known = attributeNames.filter((name) => Object.hasOwn(headers, `ce_${name}`));
  const attributes: Record<string, unknown> = Object.fromEntries(known.map((name) => [name, headers[`ce_${name}`]]));
  return /^\d{1,9}$/.test(headers['ce_schemaversion'] ?? '')
    ? { ...attributes, schemaversion: Number(headers['ce_schemaversion']) }
    : attributes;
}

function firstFault(error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }): string {
  const issue = error.issues[0];
  return issue ? `/${issue.path.map(String).join('/')}: ${issue.message}` : 'The value does not fit its schema.';
}

function refused(code: RefusalCode, reason: string): Refusal {
  return { kind: 'refused', code, reason };
}
