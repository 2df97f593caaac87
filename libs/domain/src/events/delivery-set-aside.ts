import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { rawBodySchema, sourceNameSchema } from './fields';

const delivery = {
  deliveryId: z.uuid(),
  source: sourceNameSchema,
  format: z.string().min(1),
  receivedAt: z.iso.datetime(),
};

/** A delivery of a known source was refused for good; kept with reason and remedy. */
export const deliveryRefused = defineEventType({
  type: 'DeliveryRefused',
  version: 1,
  topic: 'refusals',
  producer: 'ingestor',
  upcasters: [],
  meaning: 'A delivery was refused for good: what is wrong, where, and how to mend it.',
  schema: z.strictObject({
    ...delivery,
    httpStatus: z.int().min(400).max(499),
    code: z.string().min(1),
    /** What is wrong, in one sentence. */
    reason: z.string().min(1),
    /** Where in the delivery: JSON Pointers (RFC 6901) with what is wrong there. */
    faults: z.array(z.strictObject({ pointer: z.string(), message: z.string().min(1) })),
    /** How to mend it, in one sentence. */
    remedy: z.string().min(1),
    body: rawBodySchema,
    headers: z.record(z.string(), z.string()),
  }),
});

/** The payload of `DeliveryRefused`. */
export type DeliveryRefused = PayloadOf<typeof deliveryRefused>;

/** A delivery of a known but useless type (picture, planning) was taken and left alone. */
export const deliveryIgnored = defineEventType({
  type: 'DeliveryIgnored',
  version: 1,
  topic: 'refusals',
  producer: 'ingestor',
  upcasters: [],
  meaning: 'A delivery of a known but useless type was acknowledged and left alone.',
  schema: z.strictObject({ ...delivery, reason: z.string().min(1) }),
});

/** The payload of `DeliveryIgnored`. */
export type DeliveryIgnored = PayloadOf<typeof deliveryIgnored>;
