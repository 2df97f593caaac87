import {
  accusationCameoCodes, accusationSchema, actorSchema, channelSchema, DENIAL_CAMEO_CODE, partySchema, ploverContexts, ploverModes, saidAtSchema, zoneSchema,
} from '@on-record/domain';
import { z } from 'zod';

const idSchema = z.uuid();
/**
 * Times as they are stored: RFC 3339 in UTC, with up to six digits of a second. An offset can lead the time that a source
 * gives out of the years 1 to 9999; then the database's own way of writing it stands here, and the listing goes on.
 */
export const timeSchema = z
  .string()
  .regex(/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z( BC)?$/)
  .meta({ format: 'date-time', description: 'RFC 3339, UTC.' });

/** Characters of the article's text; left out where the source's text policy keeps them back. */
export const quotedSpanSchema = z.strictObject({
  start: z.int().min(0).describe('UTF-16 code units from the beginning of the text of the revision.'),
  end: z.int().min(0).describe('The first character that is no part of it.'),
  text: z.string(),
});

const unknownReasonSchema = partySchema.options[1].shape.reason;

/** Who a party is, and no words that name it. */
export const readPartySchema = z.union([z.strictObject({ canonical: actorSchema.shape.canonical, name: z.string() }), z.strictObject({ unknown: unknownReasonSchema })]);

const readAsSchema = readPartySchema
  .optional()
  .describe('What was read in the article, where operators have merged or renamed the actor since or said who held the office then, or an editor has said that it is somebody else.');

/** A party of a finding. */
export const partyRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('actor'),
    canonical: actorSchema.shape.canonical.describe('The id of the actor, independent of the wording; several acting together are joined by +.'),
    name: z.string().describe('The name that operators gave to the actor, or else the fullest name in the article.'),
    readAs: readAsSchema,
    mention: quotedSpanSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('unknown'),
    reason: unknownReasonSchema.describe('Why there is no actor.'),
    readAs: readAsSchema,
    mention: quotedSpanSchema.optional(),
  }),
]);

/** A party of a finding. */
export type PartyRecord = z.infer<typeof partyRecordSchema>;

/** The article revision in which a finding stands. */
export const articleReferenceSchema = z.strictObject({
  id: idSchema,
  headline: z.string().optional(),
  source: z.string(),
  sourceName: z.string().describe('The name of the source for people.'),
  sourceNotice: z.string().optional().describe('What readers must see beside everything of this source.'),
  url: z.string().optional(),
  language: z.string(),
  publishedAt: timeSchema,
  textPolicy: z.enum(['full', 'snippet', 'none']).describe("How much of this source's text may be shown."),
});

/** From a finding back to its event, revision, run, engine and raw delivery. */
export const lineageSchema = z.strictObject({
  eventId: idSchema,
  revisionId: idSchema,
  runId: idSchema,
  engineVersion: z.string(),
  articleEventId: idSchema.describe('The ArticleReceived event of the revision.'),
  deliveryId: idSchema,
});

/** What names a finding. */
export const identityParts = {
  key: idSchema.describe('Follows one finding through the revisions of its article; the permalink.'),
  id: idSchema.describe('The id of this finding of this run.'),
};

/** Where, when and how it was found; the same for all findings. */
export const circumstanceParts = {
  zone: zoneSchema.describe('Where in the article it stands.'),
  channel: z
    .strictObject({ kind: channelSchema.shape.kind, name: z.string().optional(), mention: quotedSpanSchema.optional() })
    .optional()
    .describe('The way by which it was said.'),
  saidAt: z
    .strictObject({ value: saidAtSchema.shape.value, precision: saidAtSchema.shape.precision, mention: quotedSpanSchema.optional() })
    .optional()
    .describe("When it was said: ISO 8601 in the article's own zone, as precise as the text is."),
  context: z
    .strictObject({ before: z.string(), after: z.string() })
    .optional()
    .describe('Up to 200 characters of the article on each side.'),
  recordedAt: timeSchema.describe('When the article revision was received.'),
  isStale: z.boolean().describe('True where the engine failed at a newer revision; such findings are listed on request only.'),
  edited: z
    .strictObject({ kind: z.enum(['re-ascribed', 'confirmed']), at: timeSchema, reason: z.string().optional() })
    .optional()
    .describe('Where an editor said who its parties are, or that it is right. What editors have hidden is in no listing.'),
  article: articleReferenceSchema,
  lineage: lineageSchema,
};

/** What accusations and denials have in common. */
export const accusingParts = {
  allegation: quotedSpanSchema.optional().describe('The wrong that is alleged.'),
  trigger: quotedSpanSchema.optional().describe('The words that make it an accusation or a denial.'),
  answers: idSchema.optional().describe('The key of the accusation that this one answers.'),
  statement: idSchema.optional().describe('The key of the statement in which it lies.'),
  certainty: accusationSchema.shape.certainty,
  modality: accusationSchema.shape.modality,
  legal: accusationSchema.shape.legal,
};

const contextsSchema = z.array(z.enum(ploverContexts));

/** The codes of an accusation in political-science event data. */
export const accusationCodesSchema = z.strictObject({
  cameo: z.enum(accusationCameoCodes).describe('CAMEO: 110 for an uncertain one, 112 accuse, 1121 to 1125 by the kind of wrong, 114 complain officially, 115 bring lawsuit.'),
  plover: z.strictObject({ event: z.literal('ACCUSE'), mode: z.enum(ploverModes), contexts: contextsSchema }),
});

/** The codes of a denial in political-science event data. */
export const denialCodesSchema = z.strictObject({
  cameo: z.literal(DENIAL_CAMEO_CODE).describe('CAMEO: deny responsibility.'),
  deniedCameo: z.enum(accusationCameoCodes).describe('The CAMEO code of what is denied: by the words of the denial, or else that of the accusation that it answers.'),
  plover: z.strictObject({ event: z.literal('REJECT').describe('By a convention of On Record: PLOVER has no event for a denial.'), contexts: contextsSchema }),
});
