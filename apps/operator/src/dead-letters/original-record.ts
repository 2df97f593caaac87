import { sha256Hex, type EventLog, type StoredRecord } from '@on-record/domain';
import { readStorableEvent, REFUSED_BY_POSTGRES, type DeadLetter } from '@on-record/projections';

/** What stands today at the place of a dead letter. */
export type Original =
  | { readonly kind: 'there'; readonly letter: DeadLetter; readonly record: StoredRecord; readonly reading: Reading }
  /** Folded by compaction, erased, or cut off: there is nothing to append again. */
  | { readonly kind: 'gone'; readonly letter: DeadLetter }
  /** Another record than the one that failed: the topic was made anew. */
  | { readonly kind: 'changed'; readonly letter: DeadLetter };

/** An original that it makes sense to append again. */
export type RetriableOriginal = Extract<Original, { kind: 'there' }> & { readonly reading: { readonly isReadable: true } };

/** What this release says when it reads the record; whoever handles it may fail at it all the same. */
export type Reading = { readonly isReadable: true; readonly eventType: string } | { readonly isReadable: false; readonly code: string; readonly reason: string };

/** Records may have megabytes, and all of a portion are in memory at once. */
const PORTION = 100;

/** How dead letters were chosen. */
export interface Choosing {
  /** By their ids, so that whoever chose them means each of them. */
  readonly isByName: boolean;
  /** Articles that were erased: until Kafka has compacted, their records stand there, and must not be appended again. */
  readonly erased?: ReadonlySet<string> | undefined;
}

/** Looks up what stands at the places of dead letters, a portion at a time, in the order given. */
export async function* readOriginals(log: EventLog, letters: readonly DeadLetter[], choosing: Choosing = { isByName: false }): AsyncGenerator<readonly Original[]> {
  for (let at = 0; at < letters.length; at += PORTION) {
    const portion = letters.slice(at, at + PORTION);
    const records = await log.readAt(portion.map(({ topic, partition, offset }) => ({ topic, partition, offset })));
    yield portion.map((letter, place) => toOriginal(letter, records[place], choosing));
  }
}

/**
 * Whether to append a record again can help: one that still cannot be read would only become a dead letter anew, and under its
 * key compaction would fold a good record behind it.
 */
export function isRetriableOriginal(original: Original): original is RetriableOriginal {
  return original.kind === 'there' && original.reading.isReadable;
}

/** Says whether what stands at the place of a dead letter is what failed, and whether it can be read now; pure. */
export function toOriginal(letter: DeadLetter, record: StoredRecord | undefined, { isByName, erased }: Choosing): Original {
  if (record === undefined || erased?.has(subjectOf(letter)) === true) return { kind: 'gone', letter };
  const sha256 = record.value === null ? null : sha256Hex(record.value);
  if (sha256 !== letter.valueSha256) return { kind: 'changed', letter };
  return { kind: 'there', letter, record, reading: isByName || !letter.reason.startsWith(REFUSED_BY_POSTGRES) ? readingOf(record) : refusedByPostgres(letter) };
}

/** What the record of a dead letter is about, by its key. */
export function subjectOf({ key }: Pick<DeadLetter, 'key'>): string {
  return key.split('/')[0] ?? '';
}

/** Nobody can tell beforehand whether Postgres takes it now, and most likely it does not: never with a broad net. */
function refusedByPostgres({ code, reason }: DeadLetter): Reading {
  return { isReadable: false, code, reason: `${reason} Where that is mended, retry it by its id.` };
}

/** As the projector reads, which refuses more than others: a record that it sets aside for certain is not appended again. */
function readingOf(record: StoredRecord): Reading {
  const read = readStorableEvent(record);
  switch (read.kind) {
    case 'event':
      return { isReadable: true, eventType: read.event.type };
    case 'tombstone':
      return { isReadable: true, eventType: '(tombstone)' };
    case 'refused':
      return { isReadable: false, code: read.code, reason: read.reason };
  }
}
