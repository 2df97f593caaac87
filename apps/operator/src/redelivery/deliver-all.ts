import { OnRecordError, readEvent, type ErrorCode, type EventLog, type LogPlace } from '@on-record/domain';
import { deliverAgain, type DeliveryOutcome, type IngestorDoor, type KeptDelivery } from './deliver-again';

/** What can be wrong with one delivery; any other error would come with the next one too. */
const ABOUT_ONE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['EVENT_PAYLOAD_INVALID', 'NOT_FOUND']);

/** A delivery that is to be delivered again, and where the log keeps its bytes. */
export interface ChosenDelivery {
  readonly deliveryId: string;
  readonly source: string;
  readonly place: LogPlace;
}

/** What came of one delivery. */
export interface Redelivered {
  readonly deliveryId: string;
  readonly source: string;
  readonly outcome: DeliveryOutcome;
}

/**
 * Delivers what was chosen again, one at a time, and tells of each as it is done: what fails for itself keeps no other back. Ends
 * before the last where the ingestor takes nothing more, or the log is away: the last outcome then is `stopped`.
 */
export async function* deliverAll(chosen: readonly ChosenDelivery[], log: EventLog, door: IngestorDoor): AsyncGenerator<Redelivered> {
  for (const delivery of chosen) {
    const { deliveryId, source } = delivery;
    const outcome = await deliverOne(delivery, log, door);
    yield { deliveryId, source, outcome };
    if (outcome.kind === 'stopped') return;
  }
}

async function deliverOne(delivery: ChosenDelivery, log: EventLog, door: IngestorDoor): Promise<DeliveryOutcome> {
  try {
    const kept = await readKept(log, delivery);
    return kept === undefined ? gone() : await deliverAgain(kept, door);
  } catch (error) {
    if (!(error instanceof OnRecordError)) throw error;
    return { kind: ABOUT_ONE.has(error.code) ? 'failed' : 'stopped', why: `${error.code}: ${error.message}` };
  }
}

/** The delivery with its body; nothing where it was erased or folded since it was chosen. */
async function readKept(log: EventLog, { place, deliveryId }: ChosenDelivery): Promise<KeptDelivery | undefined> {
  const [record] = await log.readAt([place]);
  if (record === undefined) return undefined;
  const read = readEvent(record);
  const isKept = read.kind === 'event' && (read.event.type === 'DeliveryRefused' || read.event.type === 'DeliveryReceived');
  if (isKept && read.event.payload.deliveryId === deliveryId) return read.event.payload;
  throw new OnRecordError('NOT_FOUND', `Delivery ${deliveryId} is no longer where it was read a moment ago: was topic ${place.topic} made anew?`, {
    details: { deliveryId, topic: place.topic, partition: place.partition, offset: String(place.offset) },
  });
}

function gone(): DeliveryOutcome {
  return { kind: 'refused', status: 0, code: 'NOT_FOUND', why: 'The log no longer holds its body.' };
}
