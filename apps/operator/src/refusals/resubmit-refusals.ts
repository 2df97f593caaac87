import { OnRecordError, readEvent, type DeliveryRefused, type EventLog } from '@on-record/domain';
import { deliverAgain, type DeliveryOutcome, type IngestorDoor } from './deliver-again';
import type { SetAsideDelivery } from './set-aside-delivery';

/** What came of one delivery. */
export interface Resubmitted {
  readonly deliveryId: string;
  readonly source: string;
  readonly outcome: DeliveryOutcome;
}

/**
 * Delivers what was chosen again, one at a time, and tells of each as it is done. Ends before the last where the ingestor takes
 * nothing more: the last outcome then is `stopped`.
 */
export async function* resubmitAll(chosen: readonly SetAsideDelivery[], log: EventLog, door: IngestorDoor): AsyncGenerator<Resubmitted> {
  for (const delivery of chosen) {
    const { deliveryId, source } = delivery;
    const refused = await readRefused(log, delivery);
    const outcome = refused === undefined ? gone() : await deliverAgain(refused, door);
    yield { deliveryId, source, outcome };
    if (outcome.kind === 'stopped') return;
  }
}

/** The refusal with its body; nothing where it was erased or folded since it was chosen. */
async function readRefused(log: EventLog, { place, deliveryId }: SetAsideDelivery): Promise<DeliveryRefused | undefined> {
  const [record] = await log.readAt([place]);
  if (record === undefined) return undefined;
  const read = readEvent(record);
  if (read.kind === 'event' && read.event.type === 'DeliveryRefused' && read.event.payload.deliveryId === deliveryId) return read.event.payload;
  throw new OnRecordError('NOT_FOUND', `Delivery ${deliveryId} is no longer where it was read a moment ago: was the topic of refusals made anew?`, {
    details: { deliveryId, topic: place.topic, partition: place.partition, offset: String(place.offset) },
  });
}

function gone(): DeliveryOutcome {
  return { kind: 'refused', status: 0, code: 'NOT_FOUND', why: 'The log no longer holds its body.' };
}
