import { z } from 'zod';
import { timeSchema } from './record-parts';

const countSchema = z.int().min(0);
/** The kinds of actors; several acting together are of the kind of the first. */
export const actorKindSchema = z.enum(['country', 'person', 'org', 'group', 'document']);
const namedActorSchema = z.strictObject({ canonical: z.string(), name: z.string() });

/** Who accused whom, how often, and who answered. */
export const pairRecordSchema = z.strictObject({
  accuser: namedActorSchema,
  accused: namedActorSchema,
  accusations: countSchema.describe('Certain accusations in articles that readers see.'),
  uncertainAccusations: countSchema.describe('Uncertain ones; not among the others.'),
  mutual: countSchema.describe('Those of the certain ones that are one direction of a mutual accusation.'),
  denials: countSchema.describe("Denials by the accused of the accuser's allegations; never counted as accusations."),
  articles: countSchema,
  firstAt: timeSchema.optional().describe('Publication of the first of these articles.'),
  lastAt: timeSchema.optional().describe('Publication of the last of these articles.'),
});
/** Who accused whom, how often. */
export type PairRecord = z.infer<typeof pairRecordSchema>;

/** An actor with what is on record of it: certain findings of articles that readers see. */
export const actorRecordSchema = z.strictObject({
  canonical: z.string(),
  name: z.string(),
  kind: actorKindSchema,
  statements: countSchema,
  accusationsMade: countSchema,
  accusationsReceived: countSchema,
  denials: countSchema.describe('By the actor.'),
  denialsReceived: countSchema.describe("Of what the actor alleges."),
  articles: countSchema,
  firstAt: timeSchema.optional().describe('Publication of the first of these articles.'),
  lastAt: timeSchema.optional().describe('Publication of the last of these articles.'),
});
/** An actor with what is on record of it. */
export type ActorRecord = z.infer<typeof actorRecordSchema>;

/** How far the read models are. */
export const statusRecordSchema = z.strictObject({
  projections: z.array(
    z.strictObject({
      projection: z.string(),
      topic: z.string(),
      partition: z.int().min(0),
      nextOffset: z.int().min(0).describe('The offset that is read next; everything before it is in the read models.'),
      lastEventAt: timeSchema.optional().describe('The latest time of an event that was read.'),
      deadLetters: countSchema.describe('Records set aside that no operator has settled.'),
      endOffset: z.int().min(0).optional().describe('The offset that the next event would have got when the projector last looked.'),
      lagEvents: countSchema.optional().describe('Events that wait to be read; gaps in the offsets count too.'),
      lagSeconds: z.number().min(0).optional().describe('For how long the next event has waited; an estimate.'),
      endObservedAt: timeSchema.optional().describe('When the projector last looked; long past where none runs, or where it cannot reach the log.'),
    }),
  ),
  articles: z.record(z.string(), countSchema).describe('Articles by state.'),
  findings: z.strictObject({ statements: countSchema, accusations: countSchema, denials: countSchema }).describe('Of visible articles.'),
});
/** How far the read models are. */
export type StatusRecord = z.infer<typeof statusRecordSchema>;
