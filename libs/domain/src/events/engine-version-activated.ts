import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { operatorSchema, sourceNameSchema } from './fields';

/** The articles that an activation is about: all of them, or those of one source. */
export const activationScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('source'), source: sourceNameSchema }),
]);
/** The articles that an activation is about. */
export type ActivationScope = z.infer<typeof activationScopeSchema>;

/** An operator decided which engine version's findings readers see. */
export const engineVersionActivated = defineEventType({
  type: 'EngineVersionActivated',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: "An operator decided that readers see this engine version's findings; once a version is activated, the findings of versions that are not stay in shadow.",
  schema: z.strictObject({
    activationId: z.uuid(),
    engineVersion: z.string().min(1),
    scope: activationScopeSchema,
    activatedAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `EngineVersionActivated`. */
export type EngineVersionActivated = PayloadOf<typeof engineVersionActivated>;
