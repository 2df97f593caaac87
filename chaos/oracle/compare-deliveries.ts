import type { Difference } from './difference.ts';

/** Compares the bytes that the product has taken with those that its log holds: records of deliveries, some of which may stand there twice. */
export function compareDeliveries(taken: ReadonlySet<string>, records: readonly string[]): readonly Difference[] {
  const held = new Set(records.flatMap(bodyOf));
  const lost = [...taken].filter((body) => !held.has(body)).map((body): Difference => ({ kind: 'lost', words: `A delivery was taken and is not in the log: ${body.slice(0, 200)}` }));
  const strange = [...held].filter((body) => !taken.has(body)).map((body): Difference => ({ kind: 'wrong', words: `A delivery is in the log that nobody sent: ${body.slice(0, 200)}` }));
  return [...lost, ...strange];
}

/** The bytes in the record of a delivery (docs/events.md); none in the record that founds the topic. */
function bodyOf(record: string): readonly string[] {
  if (!record.startsWith('{')) return [];
  // Whatever else the record may be, it is then no delivery that was sent.
  const { body } = JSON.parse(record) as { readonly body?: { readonly base64?: string } };
  return [Buffer.from(body?.base64 ?? '', 'base64').toString()];
}
