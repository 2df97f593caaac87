import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { rawBodySchema, sourceNameSchema } from './fields';

/** The exact bytes of an authenticated delivery, so that a mended format reader can read it again. */
export const deliveryReceived = defineEventType({
  type: 'DeliveryReceived',
  version: 2,
  topic: 'deliveries',
  producer: 'ingestor',
  // Version 1 knew no delivery that an operator vouched for; all others are as they were.
  upcasters: [(version1) => version1],
  meaning: 'An authenticated delivery arrived; here are its exact bytes.',
  schema: z.strictObject({
    deliveryId: z.uuid(),
    source: sourceNameSchema,
    format: z.string().min(1),
    receivedAt: z.iso.datetime(),
    body: rawBodySchema,
    /** Header names in lower case; never one that carries a secret. */
    headers: z.record(z.string(), z.string()),
    /** By what it was taken for its source's own; `operator`: an operator resubmitted it and vouches for it. */
    authentication: z.enum(['hmac-sha256', 'hmac-sha1', 'unsigned', 'operator']),
  }),
});

/** The payload of `DeliveryReceived`. */
export type DeliveryReceived = PayloadOf<typeof deliveryReceived>;
