import type { Difference } from './difference.ts';

/** A record of a delivery (docs/events.md). */
interface Delivery {
  readonly deliveryId: string;
  readonly body: string;
}

/**
 * Compares the bytes that the product has taken with those that its log holds: records of deliveries. They are compared as sets, for that is what is
 * promised: the same bytes of one source in one content type are one delivery with one id. Sent again they are answered with no new record where the ingestor
 * remembers them, and with a copy of the same key otherwise, which compaction may fold. So copies must have one id, and different bytes different ones.
 */
export function compareDeliveries(taken: ReadonlySet<string>, records: readonly string[]): readonly Difference[] {
  const deliveries = records.flatMap(deliveryOf);
  const held = new Set(deliveries.map(({ body }) => body));
  const lost = [...taken].filter((body) => !held.has(body)).map((body): Difference => ({ kind: 'lost', words: `A delivery was taken and is not in the log: ${body.slice(0, 200)}` }));
  const strange = [...held].filter((body) => !taken.has(body)).map((body): Difference => ({ kind: 'wrong', words: `A delivery is in the log that nobody sent: ${body.slice(0, 200)}` }));
  const double = severalOf(deliveries, ({ body }) => body, ({ deliveryId }) => deliveryId).map((body): Difference => ({ kind: 'double', words: `A delivery is in the log under several ids: ${body.slice(0, 200)}` }));
  const mixed = severalOf(deliveries, ({ deliveryId }) => deliveryId, ({ body }) => body).map((id): Difference => ({ kind: 'wrong', words: `The id ${id} is that of several deliveries, of which compaction would keep one.` }));
  return [...lost, ...strange, ...double, ...mixed];
}

/** The names by which several different things are called. */
function severalOf(deliveries: readonly Delivery[], nameOf: (delivery: Delivery) => string, thingOf: (delivery: Delivery) => string): readonly string[] {
  return [...Map.groupBy(deliveries, nameOf)].filter(([, group]) => new Set(group.map(thingOf)).size > 1).map(([name]) => name);
}

/** The delivery in a record; none in the record that founds the topic. */
function deliveryOf(record: string): readonly Delivery[] {
  if (!record.startsWith('{')) return [];
  // Whatever else the record may be, it is then no delivery that was sent.
  const { deliveryId, body } = JSON.parse(record) as { readonly deliveryId?: string; readonly body?: { readonly base64?: string } };
  return [{ deliveryId: deliveryId ?? '', body: Buffer.from(body?.base64 ?? '', 'base64').toString() }];
}
