import { eventIdOf, makeEvent, type DeliveryReceived, type Event, type EventContext } from '@on-record/domain';
import type { Receipt } from './receipt';
import type { Refusal } from './refusal';

/** The fact that an authenticated delivery arrived, with its exact bytes. */
export function toDeliveryReceived(receipt: Receipt, authentication: DeliveryReceived['authentication']): Event<'DeliveryReceived'> {
  const { body, headers } = receipt;
  return makeEvent('DeliveryReceived', aboutDelivery(receipt, eventIdOf('DeliveryReceived', receipt.deliveryId)), {
    ...deliveryFields(receipt), body, headers: { ...headers }, authentication,
  });
}

/** The fact that a delivery was refused; the same bytes refused for another reason are another fact. */
export function toDeliveryRefused(receipt: Receipt, refusal: Refusal): Event<'DeliveryRefused'> {
  const { httpStatus, code, reason, faults, remedy } = refusal;
  const id = eventIdOf('DeliveryRefused', `${receipt.deliveryId}/${code}`);
  return makeEvent('DeliveryRefused', aboutDelivery(receipt, id), {
    ...deliveryFields(receipt), httpStatus, code, reason, faults, remedy, body: receipt.body, headers: { ...receipt.headers },
  });
}

/** The fact that a delivery was taken and left alone. */
export function toDeliveryIgnored(receipt: Receipt, reason: string): Event<'DeliveryIgnored'> {
  return makeEvent('DeliveryIgnored', aboutDelivery(receipt, eventIdOf('DeliveryIgnored', receipt.deliveryId)), { ...deliveryFields(receipt), reason });
}

function deliveryFields(receipt: Receipt): { readonly deliveryId: string; readonly source: string; readonly format: string; readonly receivedAt: string } {
  const { deliveryId, source, format, receivedAtMs } = receipt;
  return { deliveryId, source, format, receivedAt: new Date(receivedAtMs).toISOString() };
}

/** A delivery is its own subject, for its article is known only once it could be read. */
function aboutDelivery(receipt: Receipt, id: string): EventContext {
  const { deliveryId, receivedAtMs, traceparent } = receipt;
  return { id, subject: deliveryId, time: new Date(receivedAtMs).toISOString(), correlationId: deliveryId, causationId: deliveryId, traceparent };
}
