import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { singleActorIdSchema } from '../findings';
import { operatorSchema } from './fields';

/** The id of what can be an office: persons, countries and documents are held by nobody. */
export const officeIdSchema = z.string().regex(/^(group|org):[^\s+]+$/);

/** A day of the calendar, `YYYY-MM-DD`, of the years 1000 to 9999: the day before it can be written, too. */
export const daySchema = z.iso.date().regex(/^[1-9]/);

/** The first day of a term; `ever` where an office has had its holder for longer than anybody needs to know. */
export const termStartSchema = z.string().refine((from) => from === 'ever' || daySchema.safeParse(from).success, { error: 'must be a day that there is, or ever' });

/** Who holds an office from a day on, and the last day if that is known; `unknown` undoes what was said of that day. */
export const officeTermSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('held'), holder: singleActorIdSchema, until: daySchema.optional() }),
  z.strictObject({ kind: z.literal('unknown') }),
]);
/** Who holds an office from a day on; `unknown` undoes what was said of that day. */
export type OfficeTerm = z.infer<typeof officeTermSchema>;

/** An operator decided whom an office means from a day on, or no longer does. */
export const officeHeld = defineEventType({
  type: 'OfficeHeld',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator decided who holds an office from a day on, so that articles which were published then mean that holder, or took it back; the latest for each office and first day counts.',
  schema: z.strictObject({
    heldId: z.uuid(),
    office: officeIdSchema,
    from: termStartSchema,
    term: officeTermSchema,
    heldAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `OfficeHeld`. */
export type OfficeHeld = PayloadOf<typeof officeHeld>;
