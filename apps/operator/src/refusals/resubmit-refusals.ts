import { OnRecordError, readEvent, type DeliveryRefused, type ErrorCode, type EventLog } from '@on-record/domain';
import { deliverAgain, type DeliveryOutcome, type IngestorDoor } from './deliver-again';
import type { SetAsideDelivery } from './set-aside-delivery';

/** What can be wrong with one delivery; any other error would come with the next one too. */
const ABOUT_ONE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['EVENT_PAYLOAD_INVALID', 'NOT_FOUND']);

/** What came of one delivery. */
export interface Resubmitted {
  readonly deliveryId: string;
  readonly source: string;
  readonly outcome: DeliveryOutcome;
}

/**
 * Delivers what was chosen again, one at a time, and tells of each as it is done: what fails for itself keeps no other back. Ends
 * before the last where the ingestor takes nothing more, or the log is away: the last outcome then is `stopped`.
 */
export async function* resubmitAll(chosen: readonly SetAsideDelivery[], log: EventLog, door: IngestorDoor): AsyncGenerator<Resubmitted> {
  for (const delivery of chosen) {
    const { deliveryId, source } = delivery;
    const outcome = await resubmitOne(delivery, log, door);
    yield { deliveryId, source, outcome };
    if (outcome.kind === 'stopped') return;
  }
}

async function resubmitOne(delivery: SetAsideDelivery, log: EventLog, door: IngestorDoor): Promise<DeliveryOutcome> {
  try {
    const refused = await readRefused(log, delivery);
    return refused === undefined ? gone() : await deliverAgain(refused, door);
  } catch (error) {
    if (!(error instanceof OnRecordError)) throw error;
    return { kind: ABOUT_ONE.has(error.code) ? 'failed' : 'stopped', why: `${error.code}: ${error.message}` };
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
