import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { operatorSchema } from './fields';

/** An operator used a verb that changes something. */
export const operatorActed = defineEventType({
  type: 'OperatorActed',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator used a verb that changes something: who, why, with which arguments, to how much.',
  schema: z.strictObject({
    actionId: z.uuid(),
    /** As typed: `dead-letters retry`. */
    verb: z.string().min(1),
    arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    /** What the verb was about to change, in numbers: `{ "deadLetters": 3 }`. */
    effect: z.record(z.string(), z.int().min(0)),
    actedAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `OperatorActed`. */
export type OperatorActed = PayloadOf<typeof operatorActed>;
