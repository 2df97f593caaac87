import { z } from 'zod';

const spanSchema = z.object({ start: z.int(), end: z.int(), text: z.string() });
const actorSchema = spanSchema.extend({ resolved: z.string(), canonical: z.string().nullable() });

/** One line that `on-record extract` prints: what the engine found in an article. */
export const foundArticleSchema = z.looseObject({
  id: z.string(),
  statements: z.array(z.looseObject({
    ...spanSchema.shape,
    kind: z.string(),
    parts: z.array(spanSchema).optional(),
    speaker: actorSchema.nullable(),
    cue: spanSchema.nullable(),
  })),
  accusations: z.array(z.looseObject({
    id: z.string().optional(),
    type: z.enum(['accuse', 'deny']),
    accuser: actorSchema.nullable(),
    accused: actorSchema.nullable(),
    allegation: spanSchema.nullable(),
    trigger: spanSchema,
    certainty: z.string(),
    answers: z.string().nullish(),
  })),
});

/** What the engine found in an article. */
export type FoundArticle = z.output<typeof foundArticleSchema>;

/** A party as the engine found it. */
export type FoundActor = z.output<typeof actorSchema>;
