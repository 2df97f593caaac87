import { sha256Hex } from './canonical-json';
import type { Event } from './event';
import type { EventDeadLettered } from './events/dead-letters';
import { makeEvent } from './make-event';
import type { Poison } from './ports/event-log';
import { deterministicId } from './uuid';

const MOST_REASON = 500;
const MOST_NAME = 300;

/**
 * The fact that a consumer gave up a record. The same record at the same place gives the same dead letter, however often it
 * is read; a record that was appended again stands at another place and would be another one.
 */
export function deadLetteredEvent(poison: Poison, stage: EventDeadLettered['stage']): Event<'EventDeadLettered'> {
  const { record, code } = poison;
  const { topic, partition, offset, headers } = record;
  const valueSha256 = record.value === null ? undefined : sha256Hex(record.value);
  const deadLetterId = deterministicId('dead-letter', [stage, topic, partition, String(offset), valueSha256 ?? '']);
  const [eventId, eventType] = [headers['ce_id'], headers['ce_type']];
  const reason = storable(withoutQuotation(poison.reason), MOST_REASON) || code;
  const lastFailedAt = new Date(poison.lastFailedAtMs).toISOString();
  const context = { id: deadLetterId, subject: deadLetterId, time: lastFailedAt, correlationId: deadLetterId, causationId: deadLetterId, producer: stage };
  return makeEvent('EventDeadLettered', context, {
    deadLetterId, stage, topic, partition, offset: Number(offset), key: storable(record.key, MOST_NAME),
    ...(valueSha256 === undefined ? {} : { valueSha256 }),
    ...(eventId === undefined ? {} : { eventId: storable(eventId, MOST_NAME) }),
    ...(eventType === undefined ? {} : { eventType: storable(eventType, MOST_NAME) }),
    code, reason, fingerprint: fingerprintOf([stage, code, storable(eventType ?? '', MOST_NAME), reason]),
    attempts: poison.attempts, firstFailedAt: new Date(poison.firstFailedAtMs).toISOString(), lastFailedAt,
  });
}

/** An error may quote the record: words that may have to be erased belong to the record, and to nothing else. */
function withoutQuotation(reason: string): string {
  return reason.replace(/"[^]*"/, '"…"');
}

/** Equal for failures of one kind: ids, numbers and quoted words in a reason differ from record to record. */
function fingerprintOf(parts: readonly string[]): string {
  const alike = parts.map((part) => part.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{8,}\b|\d+/gi, '*'));
  return sha256Hex(new TextEncoder().encode(JSON.stringify(alike))).slice(0, 16);
}

/** What came from a broken record, cut to a length, without what Postgres does not take. */
function storable(text: string, most: number): string {
  return text.slice(0, most).replaceAll('\0', '\ufffd').toWellFormed();
}
