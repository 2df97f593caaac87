import { z } from 'zod';
import { spanSchema } from './spans';

/** Where in the article a finding stands. */
export const zoneSchema = z.enum(['headline', 'summary', 'byline', 'dateline', 'body', 'caption', 'boilerplate']);
/** Where in the article a finding stands. */
export type Zone = z.infer<typeof zoneSchema>;

/** The id of one actor, which does not depend on the wording: `country:UA`, `person:ann-lee`. */
export const singleActorIdSchema = z.string().regex(/^(country|person|org|group|document):[^\s+]+$/);

/** The id of an actor, or of several acting together, joined by `+`. */
export const actorIdSchema = z.string().regex(/^(country|person|org|group|document):[^\s+]+(\+(country|person|org|group|document):[^\s+]+)*$/);

/**
 * Somebody or something that acts: `name` is the fullest name in the article without titles, `canonical` the id that
 * does not depend on the wording (`country:UA`, `person:ann-lee`, `org:reuters`, `group:ukrainian-officials`,
 * `document:annual-report`). Several acting together are joined by `+` in the id and ` and ` in the name.
 */
export const actorSchema = z.strictObject({
  canonical: actorIdSchema,
  name: z.string().min(1),
});
/** Somebody or something that acts. */
export type Actor = z.infer<typeof actorSchema>;

/** A party of a finding: an actor, or a named reason why there is none. `mention` is absent where no words stand near. */
export const partySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('actor'), actor: actorSchema, mention: spanSchema.optional() }),
  z.strictObject({
    kind: z.literal('unknown'),
    reason: z.enum(['agentless-passive', 'hearsay', 'not-named', 'unresolved']),
    mention: spanSchema.optional(),
  }),
]);
/** A party of a finding: an actor, or a named reason why there is none. */
export type Party = z.infer<typeof partySchema>;

/** The way by which something was said, with the venue's own name where the text gives one. */
export const channelSchema = z.strictObject({
  mention: spanSchema,
  kind: z.enum([
    'social-post', 'interview', 'press-conference', 'written-statement', 'speech', 'broadcast', 'phone-call',
    'meeting', 'letter', 'document', 'court', 'leak', 'other',
  ]),
  name: z.string().optional(),
});
/** The way by which something was said. */
export type Channel = z.infer<typeof channelSchema>;

/** When something was said: ISO 8601 in the article's own zone, as precise as the text is. */
export const saidAtSchema = z.strictObject({
  mention: spanSchema,
  value: z.string().regex(/^\d{4}(-W\d{2}|-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?$/),
  precision: z.enum(['instant', 'hour', 'part-of-day', 'day', 'week', 'month', 'year']),
});
/** When something was said. */
export type SaidAt = z.infer<typeof saidAtSchema>;

const circumstances = {
  zone: zoneSchema,
  channel: channelSchema.optional(),
  saidAt: saidAtSchema.optional(),
};

/** What somebody communicated. `parts` only where the content is split; `content` then runs from the first to the last. */
export const statementSchema = z.strictObject({
  kind: z.enum(['direct', 'indirect', 'mixed']),
  content: spanSchema,
  parts: z.array(spanSchema).min(2).optional(),
  speaker: partySchema,
  cue: spanSchema.optional(),
  ...circumstances,
});
/** What somebody communicated. */
export type Statement = z.infer<typeof statementSchema>;

const accusing = {
  allegation: spanSchema.optional(),
  trigger: spanSchema,
  certainty: z.enum(['certain', 'uncertain']),
  modality: z.enum(['asserted', 'hedged', 'historical']),
  legal: z.enum(['none', 'charge', 'indictment', 'lawsuit', 'complaint']),
  ...circumstances,
};

/** Somebody is reported to say that an accountable party did wrong. */
export const accusationSchema = z.strictObject({ accuser: partySchema, accused: partySchema, ...accusing });
/** Somebody is reported to say that an accountable party did wrong. */
export type Accusation = z.infer<typeof accusationSchema>;

/** Somebody answers an alleged wrong by saying that it is not so. `deniedAccuser` is whose allegation it is. */
export const denialSchema = z.strictObject({ denier: partySchema, deniedAccuser: partySchema, ...accusing });
/** Somebody answers an alleged wrong by saying that it is not so. */
export type Denial = z.infer<typeof denialSchema>;

/** An accusation with its links; numbers are positions in the lists of the same `Findings`. */
export interface LinkedAccusation {
  readonly accusation: Accusation;
  /** Any label; equal labels mean that the accusations are mutual ("accused each other"). */
  readonly mutual?: string;
  /** The accusation that this one answers. */
  readonly answers?: number;
  /** The statement that it lies in. */
  readonly statement?: number;
}

/** A denial with its links; numbers are positions in the lists of the same `Findings`. */
export interface LinkedDenial {
  readonly denial: Denial;
  /** The accusation that is denied. */
  readonly answers?: number;
  /** The statement that it lies in. */
  readonly statement?: number;
}

/** All that one article revision says, in text order. */
export interface Findings {
  readonly statements: readonly Statement[];
  readonly accusations: readonly LinkedAccusation[];
  readonly denials: readonly LinkedDenial[];
}
