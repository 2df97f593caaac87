import { readEvent, sha256Hex, type EventDeadLettered, type EventLog, type LogPlace, type StoredRecord } from '@on-record/domain';

/** A key has two ids; what is longer is no key of ours, and may hold what a dead letter writes in another way. */
const KEY_COMPARED = 73;

/** The records that live projectors set aside, so that a rebuild passes over them as they did. */
export class SetAsidePlaces {
  private readonly letters = new Map<string, Pick<EventDeadLettered, 'key' | 'valueSha256'>>();

  /** Notes a dead letter. Those of other stages say nothing about rows. */
  note(record: StoredRecord): void {
    const read = readEvent(record);
    if (read.kind !== 'event' || read.event.type !== 'EventDeadLettered' || read.event.payload.stage !== 'projector') return;
    const { topic, partition, offset, key, valueSha256 } = read.event.payload;
    this.add({ topic, partition, offset: BigInt(offset) }, { key, ...(valueSha256 !== undefined && { valueSha256 }) });
  }

  /** Adds the place of a dead letter, with what tells the record that it is about from others. */
  add(place: LogPlace, letter: Pick<EventDeadLettered, 'key' | 'valueSha256'>): void {
    this.letters.set(placeKey(place), letter);
  }

  /** Says whether just this record was set aside: in a log that was moved another one may stand at the place. */
  has(record: StoredRecord): boolean {
    const letter = this.letters.get(placeKey(record));
    // A dead letter keeps the beginning of a long key.
    if (letter === undefined || !record.key.startsWith(letter.key.slice(0, KEY_COMPARED))) return false;
    return letter.valueSha256 === (record.value === null ? undefined : sha256Hex(record.value));
  }
}

/** Reads the dead letters of a log. Fails with LOG_UNAVAILABLE. */
export async function readSetAsidePlaces(log: Pick<EventLog, 'offsets' | 'read'>, deadLetterTopic: string): Promise<SetAsidePlaces> {
  const places = new SetAsidePlaces();
  for (const { topic, partition, first } of await log.offsets([deadLetterTopic])) {
    for await (const record of log.read({ topic, partition }, first)) places.note(record);
  }
  return places;
}

function placeKey({ topic, partition, offset }: LogPlace): string {
  return `${topic}/${partition}/${offset}`;
}
