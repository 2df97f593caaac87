import { deliveryIdOf, eventIdOf, makeEvent, sha256Hex, topicNamesOf, writeEvent, type DeliveryRefused, type Event, type LogRecord } from '@on-record/domain';

/** The topic names of the tests. */
export const topicNames = topicNamesOf('test');

/** How a refusal differs from that of a field of a delivery of the town crier. */
export interface RefusalChange extends Partial<Pick<DeliveryRefused, 'source' | 'code' | 'httpStatus' | 'receivedAt' | 'reason' | 'faults' | 'headers'>> {
  readonly body?: string;
  readonly isTruncated?: boolean;
}

/** The fact that a delivery was refused. */
export function refusedDelivery(change: RefusalChange = {}): Event<'DeliveryRefused'> {
  const { source = 'town-crier', code = 'DELIVERY_FIELD_INVALID', httpStatus = 422, receivedAt = '2026-03-02T12:00:00.000Z', body = '{}', isTruncated = false } = change;
  const bytes = new TextEncoder().encode(body);
  const contentType = 'application/json';
  const deliveryId = deliveryIdOf(source, contentType, sha256Hex(bytes));
  const context = { id: eventIdOf('DeliveryRefused', `${deliveryId}/${code}`), subject: deliveryId, time: receivedAt, correlationId: deliveryId, causationId: deliveryId };
  return makeEvent('DeliveryRefused', context, {
    deliveryId, source, format: 'on-record-json', receivedAt, httpStatus, code,
    reason: change.reason ?? 'The field guid is missing.', faults: change.faults ?? [{ pointer: '/guid', message: 'is missing' }], remedy: 'Send a guid.',
    body: { contentType, base64: Buffer.from(bytes).toString('base64'), bytes: bytes.length, sha256: sha256Hex(bytes), isTruncated },
    headers: change.headers ?? { 'content-type': contentType },
  });
}

/** The fact that a delivery was left alone. */
export function ignoredDelivery(body: string): Event<'DeliveryIgnored'> {
  const deliveryId = deliveryIdOf('town-crier', 'application/json', sha256Hex(new TextEncoder().encode(body)));
  const receivedAt = '2026-03-02T13:00:00.000Z';
  const context = { id: eventIdOf('DeliveryIgnored', deliveryId), subject: deliveryId, time: receivedAt, correlationId: deliveryId, causationId: deliveryId };
  return makeEvent('DeliveryIgnored', context, { deliveryId, source: 'town-crier', format: 'on-record-json', receivedAt, reason: 'A picture.' });
}

/** The records of events, as they are appended. */
export function recordsOf(...events: readonly Event[]): readonly LogRecord[] {
  return events.map((event) => writeEvent(event, topicNames));
}
