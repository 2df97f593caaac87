import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { orderKeySchema } from '../order-key';
import { operatorSchema, sourceNameSchema } from './fields';

/** An article was retracted, by its source (kill, takedown, cancel, withhold) or by an operator. */
export const articleRetracted = defineEventType({
  type: 'ArticleRetracted',
  version: 1,
  topic: 'articles',
  producer: 'ingestor',
  upcasters: [],
  meaning: 'An article was retracted, by its source or by an operator; its content is withheld.',
  schema: z.strictObject({
    articleId: z.uuid(),
    retractionId: z.uuid(),
    source: sourceNameSchema,
    guid: z.string().min(1),
    retractedAt: z.iso.datetime(),
    by: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('source'),
        orderKey: orderKeySchema,
        deliveryId: z.uuid(),
        status: z.enum(['canceled', 'withheld']),
        reason: z.string().optional(),
      }),
      operatorSchema.extend({ kind: z.literal('operator') }),
    ]),
  }),
});

/** The payload of `ArticleRetracted`. */
export type ArticleRetracted = PayloadOf<typeof articleRetracted>;

/** An operator ended a retraction. */
export const articleReinstated = defineEventType({
  type: 'ArticleReinstated',
  version: 1,
  topic: 'articles',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator ended a retraction.',
  schema: z.strictObject({
    articleId: z.uuid(),
    retractionId: z.uuid(),
    reinstatedAt: z.iso.datetime(),
    by: operatorSchema,
  }),
});

/** The payload of `ArticleReinstated`. */
export type ArticleReinstated = PayloadOf<typeof articleReinstated>;

/** An operator had an article's text erased everywhere; ids and reason stay. */
export const articleErased = defineEventType({
  type: 'ArticleErased',
  version: 1,
  topic: 'articles',
  producer: 'operator',
  upcasters: [],
  meaning: "An operator had an article's text erased everywhere; ids and reason stay.",
  schema: z.strictObject({ articleId: z.uuid(), erasedAt: z.iso.datetime(), by: operatorSchema }),
});

/** The payload of `ArticleErased`. */
export type ArticleErased = PayloadOf<typeof articleErased>;
