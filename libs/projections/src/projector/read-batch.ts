import { OnRecordError, readEvent, type Event, type Poison, type RecordBatch, type RefusalCode, type StoredRecord } from '@on-record/domain';
import { createHash } from 'node:crypto';
import { toFact, type Fact } from './to-fact';

/** A fact with the record that it was read from. */
export interface PlacedFact extends Fact {
  readonly record: StoredRecord;
}

/** What a batch holds. */
export interface ReadBatch {
  readonly facts: readonly PlacedFact[];
  /** What is no event that rows can be made of. */
  readonly poison: readonly Poison[];
  /** The greatest time of its events; undefined where there is none. */
  readonly lastEventTime: string | undefined;
}

/**
 * Reads the records of a batch into facts and poison. Throws EVENT_VERSION_UNKNOWN (retriable) at an event of a newer
 * release: nothing of the batch is handled before this process is upgraded.
 */
export function readBatch({ records }: Pick<RecordBatch, 'records'>): ReadBatch {
  const facts: PlacedFact[] = [];
  const poison: Poison[] = [];
  let lastEventTime: string | undefined;
  for (const record of records) {
    const read = readStorableEvent(record);
    if (read.kind === 'tombstone') continue;
    if (read.kind === 'refused') {
      if (read.code === 'EVENT_VERSION_UNKNOWN') throw newerEvent(record, read.reason);
      poison.push(poisonOf(record, read));
      continue;
    }
    const fact = toFact(read.event, digestOf(record, read.event));
    if (!fact) continue;
    facts.push({ ...fact, record });
    if (lastEventTime === undefined || fact.row.recorded_at > lastEventTime) lastEventTime = fact.row.recorded_at;
  }
  return { facts, poison, lastEventTime };
}

/** A record that is given up at once: its bytes read no better the next time. */
export function poisonOf(record: StoredRecord, { code, reason }: { readonly code: RefusalCode; readonly reason: string }): Poison {
  const nowMs = Date.now();
  return { record, code, reason, attempts: 1, firstFailedAtMs: nowMs, lastFailedAtMs: nowMs };
}

/** An event that rows can be made of; what Postgres could not hold is refused before it gets there. */
function readStorableEvent(record: StoredRecord): ReturnType<typeof readEvent> {
  const read = readEvent(record);
  if (read.kind !== 'event') return read;
  const { event } = read;
  if ('articleId' in event.payload && event.payload.articleId !== event.subject) {
    return payloadInvalid('/articleId: is another than the subject of the event, which names its partition.');
  }
  // Valid UTF-8 can bring neither of them but as an escape, so that few events need a closer look.
  const hasEscapes = record.value !== null && Buffer.from(record.value.buffer, record.value.byteOffset, record.value.byteLength).includes('\\u');
  if (hasEscapes && !isStorable(event.payload)) return payloadInvalid('A text holds a NUL or half a surrogate pair.');
  return read;
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

/**
 * Tells copies of an event apart that differ in a column: 128 bits of a hash of what rows are made of. As a UUID it takes
 * 16 bytes of a row.
 */
function digestOf(record: StoredRecord, event: Event): string {
  const hash = createHash('sha256').update(`${event.id} ${event.time} `);
  return hash.update(record.value ?? '').digest('hex').slice(0, 32);
}

function newerEvent({ topic, partition, offset }: StoredRecord, reason: string): OnRecordError {
  return new OnRecordError('EVENT_VERSION_UNKNOWN', reason, { details: { topic, partition, offset: String(offset) } });
}
