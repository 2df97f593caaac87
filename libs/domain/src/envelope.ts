import { z } from 'zod';

/**
 * What is known about an event apart from its payload: CloudEvents 1.0 context attributes, with the extensions of
 * On Record. On Kafka each becomes a header `ce_<name>` (CloudEvents Kafka protocol binding, binary content mode).
 */
export const envelopeSchema = z.strictObject({
  /** UUIDv5 of the causes: the same work done twice gives the same id. */
  id: z.uuid(),
  /** PascalCase fact in the past tense, as in the catalogue. */
  type: z.string().min(1),
  /** Which stage made the event, as a URI reference: `/on-record/ingestor`. */
  source: z.string().regex(/^\/on-record\/[a-z-]+$/),
  /** What the event is about: the article id; for control facts the name of what is controlled. */
  subject: z.string().min(1),
  /** For events at the edge the moment of receipt; for derived events the time of their cause. RFC 3339, UTC. */
  time: z.iso.datetime(),
  /** The version of the payload's schema. */
  schemaversion: z.int().min(1),
  /** The id of the delivery or action that began it all. */
  correlationid: z.string().min(1),
  /** The id of the event that caused this one; equal to the correlation id at the edge. */
  causationid: z.string().min(1),
  /** The engine that made it, for events of the extractor. */
  extractorversion: z.string().min(1).optional(),
  /** W3C Trace Context; no part of what must be reproducible. */
  traceparent: z.string().min(1).optional(),
});

/** What is known about an event apart from its payload. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** The CloudEvents `dataschema` of an event: which schema its payload has, as each writer of On Record names it. */
export function dataschemaOf(type: string, version: number): string {
  return `/events/${type}/v${version}`;
}
