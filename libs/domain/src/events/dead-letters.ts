import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { operatorSchema } from './fields';

/** A record that a consumer could not handle was set aside, so that the rest could go on. */
export const eventDeadLettered = defineEventType({
  type: 'EventDeadLettered',
  version: 1,
  topic: 'dead-letters',
  producer: 'projector',
  upcasters: [],
  meaning: 'A record that a consumer could not handle was set aside: where it stands, what is wrong with it, how often it was tried.',
  schema: z.strictObject({
    deadLetterId: z.uuid(),
    /** The consumer that gave it up. */
    stage: z.enum(['extractor', 'projector']),
    /** Where the record stands; its bytes stay there and are no part of this event, so that erasing them needs one place only. */
    topic: z.string().min(1),
    partition: z.int().min(0),
    offset: z.int().min(0),
    key: z.string(),
    /** What tells whether the record at that place is still the same; absent for a tombstone. */
    valueSha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
    /** As its headers say, whatever that is worth. */
    eventId: z.string().optional(),
    eventType: z.string().optional(),
    /** Of the closed list of errors. */
    code: z.string().min(1),
    reason: z.string().min(1),
    /** Equal for failures of one kind: code, event type and reason without what differs from record to record. */
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
    attempts: z.int().min(1),
    firstFailedAt: z.iso.datetime(),
    lastFailedAt: z.iso.datetime(),
  }),
});

/** The payload of `EventDeadLettered`. */
export type EventDeadLettered = PayloadOf<typeof eventDeadLettered>;

/** An operator settled a dead letter. */
export const deadLetterResolved = defineEventType({
  type: 'DeadLetterResolved',
  version: 1,
  topic: 'dead-letters',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator settled a dead letter: its record was appended again, or is given up for good.',
  schema: z.strictObject({
    deadLetterId: z.uuid(),
    resolution: z.enum(['retried', 'discarded']),
    resolvedAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `DeadLetterResolved`. */
export type DeadLetterResolved = PayloadOf<typeof deadLetterResolved>;
