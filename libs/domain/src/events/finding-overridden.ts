import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { actorSchema } from '../findings';

/** Who an editor says a party is; `unknown` where the article names nobody. Words of the article are no part of it. */
export const ascribedPartySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('actor'), actor: actorSchema.extend({ name: z.string().min(1).max(200) }) }),
  z.strictObject({ kind: z.literal('unknown'), reason: z.literal('not-named') }),
]);
/** Who an editor says a party is. */
export type AscribedParty = z.infer<typeof ascribedPartySchema>;

/** The parties of each kind of finding, by the names of its fields. */
export const partyRoles = {
  statement: ['speaker'],
  accusation: ['accuser', 'accused'],
  denial: ['denier', 'deniedAccuser'],
} as const;

/** The parties that an editor says are others than were read; one that is left out stays as it was read. */
export const ascribedPartiesSchema = z.strictObject({
  speaker: ascribedPartySchema.optional(),
  accuser: ascribedPartySchema.optional(),
  accused: ascribedPartySchema.optional(),
  denier: ascribedPartySchema.optional(),
  deniedAccuser: ascribedPartySchema.optional(),
});
/** The parties that an editor says are others than were read. */
export type AscribedParties = z.infer<typeof ascribedPartiesSchema>;

/** What an editor says of a finding; `as-read` undoes what was said before. */
export const findingChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hidden') }),
  z.strictObject({ kind: z.literal('re-ascribed'), parties: ascribedPartiesSchema }),
  z.strictObject({ kind: z.literal('confirmed') }),
  z.strictObject({ kind: z.literal('as-read') }),
]);
/** What an editor says of a finding. */
export type FindingChange = z.infer<typeof findingChangeSchema>;

/** A finding of an article through all its revisions: its kind, and its statement, accusation or denial key. */
export const findingRefSchema = z.strictObject({ kind: z.enum(['statement', 'accusation', 'denial']), key: z.uuid() });
/** A finding of an article through all its revisions. */
export type FindingRef = z.infer<typeof findingRefSchema>;

/** An editor corrected or confirmed what the engine read. */
export const findingOverridden = defineEventType({
  type: 'FindingOverridden',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An editor hid a finding, said who its parties are, confirmed it, or took that back; the latest for each finding counts, through all revisions of its article.',
  schema: z.strictObject({
    overrideId: z.uuid(),
    articleId: z.uuid(),
    finding: findingRefSchema,
    change: findingChangeSchema,
    overriddenAt: z.iso.datetime(),
    by: z.strictObject({ actor: z.string().min(1).max(200), reason: z.string().min(1).max(2_000) }),
  }).superRefine(({ finding, change }, context) => {
    if (change.kind !== 're-ascribed') return;
    const fault = faultOfParties(finding.kind, change.parties);
    if (fault !== undefined) context.addIssue({ code: 'custom', path: ['change', 'parties'], message: fault });
  }),
});

/** The payload of `FindingOverridden`. */
export type FindingOverridden = PayloadOf<typeof findingOverridden>;

/** What is wrong with the parties that a finding of a kind is ascribed to; undefined where nothing is. */
function faultOfParties(kind: FindingRef['kind'], parties: AscribedParties): string | undefined {
  const given = Object.keys(parties);
  const allowed: readonly string[] = partyRoles[kind];
  const strangers = given.filter((role) => !allowed.includes(role));
  if (strangers.length > 0) return `a ${kind} has no ${strangers.join(', ')}, but ${allowed.join(' and ')}`;
  return given.length === 0 ? `none is given of ${allowed.join(', ')}` : undefined;
}
