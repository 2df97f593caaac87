import { readEvent, type Event, type LogRecord, type RefusalCode } from '@on-record/domain';

/**
 * Reads a record as an event that rows can be made of: what Postgres could not hold, or what speaks of another article than
 * its subject, is refused with EVENT_PAYLOAD_INVALID before it gets there. Never throws. A value that only Postgres itself
 * refuses is found when it is written.
 */
export function readStorableEvent(record: Pick<LogRecord, 'key' | 'headers' | 'value'>): ReturnType<typeof readEvent> {
  const read = readEvent(record);
  if (read.kind !== 'event') return read;
  const reason = faultOf(read.event, record.value);
  return reason === undefined ? read : payloadInvalid(reason);
}

function faultOf(event: Event, value: Uint8Array | null): string | undefined {
  if ('articleId' in event.payload && event.payload.articleId !== event.subject) {
    return '/articleId: is another than the subject of the event, which names its partition.';
  }
  if (event.time.startsWith('0000')) return '/time: is in a year that Postgres does not know.';
  // Valid UTF-8 can bring neither of them but as an escape, so that few events need a closer look.
  const hasEscapes = value !== null && Buffer.from(value.buffer, value.byteOffset, value.byteLength).includes('\\u');
  return hasEscapes && !isStorable(event.payload) ? 'A text holds a NUL or half a surrogate pair.' : undefined;
}

function payloadInvalid(reason: string): { readonly kind: 'refused'; readonly code: RefusalCode; readonly reason: string } {
  return { kind: 'refused', code: 'EVENT_PAYLOAD_INVALID', reason };
}

/** Says whether all texts of a value are what Postgres can hold: well-formed Unicode without NUL. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isStorable);
}
