import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { rawBodySchema, sourceNameSchema } from './fields';

/** The exact bytes of an authenticated delivery, so that a mended format reader can read it again. */
export const deliveryReceived = defineEventType({
  type: 'DeliveryReceived',
  version: 1,
  topic: 'deliveries',
  producer: 'ingestor',
  upcasters: [],
  meaning: 'An authenticated delivery arrived; here are its exact bytes.',
  schema: z.strictObject({
    deliveryId: z.uuid(),
    source: sourceNameSchema,
    format: z.string().min(1),
    receivedAt: z.iso.datetime(),
    body: rawBodySchema,
    /** Header names in lower case; never one that carries a secret. */
    headers: z.record(z.string(), z.string()),
    authentication: z.enum(['hmac-sha256', 'hmac-sha1', 'unsigned']),
  }),
});

/** The payload of `DeliveryReceived`. */
export type DeliveryReceived = PayloadOf<typeof deliveryReceived>;
