import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { actorIdSchema, singleActorIdSchema } from '../findings';
import { operatorSchema } from './fields';

/** The actor that another one is the same as; `itself` undoes an earlier merge. */
export const mergeTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('actor'), actor: singleActorIdSchema }),
  z.strictObject({ kind: z.literal('itself') }),
]);
/** The actor that another one is the same as; `itself` undoes an earlier merge. */
export type MergeTarget = z.infer<typeof mergeTargetSchema>;

/** The name that readers see; `as-read` undoes an earlier renaming. */
export const shownNameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shown'), name: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('as-read') }),
]);
/** The name that readers see; `as-read` undoes an earlier renaming. */
export type ShownName = z.infer<typeof shownNameSchema>;

/** An operator decided that two ids mean one actor, or no longer do. */
export const actorMerged = defineEventType({
  type: 'ActorMerged',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator decided that an id of an actor means the same actor as another id, or stands for itself again; the latest for each id counts.',
  schema: z.strictObject({
    mergeId: z.uuid(),
    actor: singleActorIdSchema,
    into: mergeTargetSchema,
    mergedAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `ActorMerged`. */
export type ActorMerged = PayloadOf<typeof actorMerged>;

/** An operator decided under which name readers see an actor. */
export const actorRenamed = defineEventType({
  type: 'ActorRenamed',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator decided under which name readers see an actor, or that they see the names of the articles again; the latest for each id counts.',
  schema: z.strictObject({
    renameId: z.uuid(),
    actor: actorIdSchema,
    name: shownNameSchema,
    renamedAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `ActorRenamed`. */
export type ActorRenamed = PayloadOf<typeof actorRenamed>;
