import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { accusationSchema, denialSchema, statementSchema } from '../findings';

const lineage = { articleId: z.uuid(), revisionId: z.uuid(), runId: z.uuid() };

/** A statement was found in a revision. */
export const statementExtracted = defineEventType({
  type: 'StatementExtracted',
  version: 1,
  topic: 'extractions',
  producer: 'extractor',
  upcasters: [],
  meaning: 'A statement was found in a revision: who said what, how, where in the text.',
  schema: z.strictObject({ ...lineage, statementId: z.uuid(), statementKey: z.uuid(), statement: statementSchema }),
});

/** The payload of `StatementExtracted`. */
export type StatementExtracted = PayloadOf<typeof statementExtracted>;

/** An accusation was found in a revision. */
export const accusationExtracted = defineEventType({
  type: 'AccusationExtracted',
  version: 1,
  topic: 'extractions',
  producer: 'extractor',
  upcasters: [],
  meaning: 'An accusation was found in a revision: one accuser, one accused.',
  schema: z.strictObject({
    ...lineage,
    accusationId: z.uuid(),
    accusationKey: z.uuid(),
    accusation: accusationSchema,
    /** Equal for all directions of "accused each other". */
    mutualGroup: z.uuid().optional(),
    /** The accusation that this one answers. */
    answersAccusationId: z.uuid().optional(),
    /** The statement that it lies in. */
    statementId: z.uuid().optional(),
  }),
});

/** The payload of `AccusationExtracted`. */
export type AccusationExtracted = PayloadOf<typeof accusationExtracted>;

/** A denial was found in a revision. */
export const denialExtracted = defineEventType({
  type: 'DenialExtracted',
  version: 1,
  topic: 'extractions',
  producer: 'extractor',
  upcasters: [],
  meaning: 'A denial was found in a revision. Denials are not accusations and never counted as such.',
  schema: z.strictObject({
    ...lineage,
    denialId: z.uuid(),
    denialKey: z.uuid(),
    denial: denialSchema,
    /** The accusation that is denied. */
    answersAccusationId: z.uuid().optional(),
    /** The statement that it lies in. */
    statementId: z.uuid().optional(),
  }),
});

/** The payload of `DenialExtracted`. */
export type DenialExtracted = PayloadOf<typeof denialExtracted>;
