import { z } from 'zod';
import { contentHashOf } from '../canonical-json';
import { defineEventType, type PayloadOf } from '../event-type';
import { markSchema } from '../marks';
import { orderKeySchema } from '../order-key';
import { languageTagSchema, sourceNameSchema } from './fields';

/** What makes a revision this revision: two with equal content are folded, whatever their numbers and dates say. */
export const articleContentSchema = z.strictObject({
  /** Headline, standfirst and body joined once, never altered afterwards. */
  text: z.string(),
  marks: z.array(markSchema),
  headline: z.string(),
  standfirst: z.string().optional(),
  byline: z.string().optional(),
  url: z.url().optional(),
  language: languageTagSchema,
  publishedAt: z.iso.datetime({ offset: true }),
  timeZone: z.string().min(1),
  embargoedUntil: z.iso.datetime({ offset: true }).optional(),
});

/** What makes a revision this revision. */
export type ArticleContent = z.infer<typeof articleContentSchema>;

/** The content hash of a revision, the last part of its order key. */
export function articleContentHash(content: ArticleContent): string {
  return contentHashOf(content);
}

/** A revision of an article was received from its source. */
export const articleReceived = defineEventType({
  type: 'ArticleReceived',
  version: 1,
  topic: 'articles',
  producer: 'ingestor',
  upcasters: [],
  meaning: 'A revision of an article was received from its source.',
  schema: z.strictObject({
    articleId: z.uuid(),
    revisionId: z.uuid(),
    deliveryId: z.uuid(),
    source: sourceNameSchema,
    guid: z.string().min(1),
    orderKey: orderKeySchema,
    /** The version as the source wrote it, where it gave one. */
    version: z.int().min(0).optional(),
    versionCreated: z.iso.datetime({ offset: true }).optional(),
    receivedAt: z.iso.datetime(),
    content: articleContentSchema,
  }),
});

/** The payload of `ArticleReceived`. */
export type ArticleReceived = PayloadOf<typeof articleReceived>;
