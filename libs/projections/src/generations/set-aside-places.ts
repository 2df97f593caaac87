import { readEvent, sha256Hex, type EventLog, type LogPlace, type StoredRecord } from '@on-record/domain';

/** The records that live projectors set aside, so that a rebuild passes over them as they did. */
export class SetAsidePlaces {
  private readonly hashes = new Map<string, string | undefined>();

  /** Notes a dead letter. Those of other stages say nothing about rows. */
  note(record: StoredRecord): void {
    const read = readEvent(record);
    if (read.kind !== 'event' || read.event.type !== 'EventDeadLettered' || read.event.payload.stage !== 'projector') return;
    const { topic, partition, offset, valueSha256 } = read.event.payload;
    this.hashes.set(placeKey({ topic, partition, offset: BigInt(offset) }), valueSha256);
  }

  /** Says whether just this record was set aside: in a log that was moved another one may stand at the place. */
  has(record: StoredRecord): boolean {
    const key = placeKey(record);
    if (!this.hashes.has(key)) return false;
    return this.hashes.get(key) === (record.value === null ? undefined : sha256Hex(record.value));
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
