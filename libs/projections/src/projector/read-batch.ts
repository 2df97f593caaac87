import { OnRecordError, type Event, type Poison, type RecordBatch, type RefusalCode, type StoredRecord } from '@on-record/domain';
import { createHash } from 'node:crypto';
import { readStorableEvent } from './read-storable-event';
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
}

/**
 * Reads the records of a batch into facts and poison. Throws EVENT_VERSION_UNKNOWN (retriable) at an event of a newer
 * release: nothing of the batch is handled before this process is upgraded.
 */
export function readBatch({ records }: Pick<RecordBatch, 'records'>): ReadBatch {
  const facts: PlacedFact[] = [];
  const poison: Poison[] = [];
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
  }
  return { facts, poison };
}

/** The greatest time of the events that facts were read from; undefined where there is none. */
export function lastEventTimeOf(facts: readonly Fact[]): string | undefined {
  return facts.reduce<string | undefined>((last, { row }) => (last === undefined || row.recorded_at > last ? row.recorded_at : last), undefined);
}

/** A record that is given up at once: its bytes read no better the next time. */
export function poisonOf(record: StoredRecord, { code, reason }: { readonly code: RefusalCode; readonly reason: string }): Poison {
  const nowMs = Date.now();
  return { record, code, reason, attempts: 1, firstFailedAtMs: nowMs, lastFailedAtMs: nowMs };
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
