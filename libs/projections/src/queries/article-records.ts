import { markSchema } from '@on-record/domain';
import { z } from 'zod';
import { accusationRecordSchema, denialRecordSchema, statementRecordSchema } from './finding-records';
import { timeSchema } from './record-parts';

/** What readers may see of an article. */
export const articleStateSchema = z
  .enum(['visible', 'stale', 'pending', 'failed', 'retracted', 'erased', 'embargoed'])
  .describe(
    'visible; stale: the engine failed at a newer revision; pending: not read yet; failed: the engine failed; ' +
      'retracted, erased, embargoed: content is withheld.',
  );
/** What readers may see of an article. */
export type ArticleState = z.infer<typeof articleStateSchema>;

/** An article as a listing shows it; of a withheld one there are id and state, and the source where it is known. */
export const articleRecordSchema = z.strictObject({
  id: z.uuid(),
  state: articleStateSchema,
  withheldReason: z.string().optional().describe('The reason that an operator gave for a retraction or an erasure.'),
  source: z.string().optional(),
  guid: z.string().optional().describe('The id that the source itself gives to the article.'),
  sourceName: z.string().optional(),
  sourceNotice: z.string().optional().describe('What readers must see beside everything of this source.'),
  textPolicy: z.enum(['full', 'snippet', 'none']).optional(),
  headline: z.string().optional(),
  url: z.string().optional(),
  language: z.string().optional(),
  publishedAt: timeSchema.optional(),
  recordedAt: timeSchema.optional(),
  newestRevisionId: z.uuid().optional().describe('The newest revision received, seen or not.'),
  revisionId: z.uuid().optional().describe('The revision that readers see.'),
  runId: z.uuid().optional().describe('The run whose findings readers see.'),
  engineVersion: z.string().optional(),
  counts: z
    .strictObject({ statements: z.int().min(0), accusations: z.int().min(0), denials: z.int().min(0), hidden: z.int().min(0) })
    .describe('Findings of the run that readers see, uncertain ones included; hidden: those that editors have hidden, not among the others.'),
});
/** An article as a listing shows it. */
export type ArticleRecord = z.infer<typeof articleRecordSchema>;

/** A revision of an article, without its content. */
export const revisionRecordSchema = z.strictObject({
  id: z.uuid(),
  standing: z
    .enum(['standing', 'folded', 'superseded', 'retracted', 'erased', 'embargoed'])
    .describe('folded: equal in content to the revision before it; superseded: its delivery was read again; retracted, erased, embargoed: content is withheld.'),
  version: z.int().min(0).optional().describe('As the source wrote it.'),
  versionCreated: timeSchema.optional(),
  publishedAt: timeSchema.optional(),
  headline: z.string().optional(),
  url: z.string().optional(),
  receivedAt: timeSchema,
  isVisible: z.boolean(),
  eventId: z.uuid(),
  deliveryId: z.uuid(),
});
/** A revision of an article, without its content. */
export type RevisionRecord = z.infer<typeof revisionRecordSchema>;

/** One article with its revisions, the text that its source's policy lets through, and all findings in text order. */
export const articleDetailSchema = articleRecordSchema.extend({
  asOf: timeSchema.optional().describe('The moment that was asked for: content and findings are those that readers saw then, unless they are withheld now.'),
  chosenRevisionId: z.uuid().optional().describe('The revision that was asked for: content and findings are of it, in place of those that readers see otherwise.'),
  standfirst: z.string().optional(),
  byline: z.string().optional(),
  timeZone: z.string().optional(),
  text: z.string().optional().describe('The canonical text to which all character positions refer.'),
  marks: z.array(markSchema).optional().describe('Structural parts of the text, where the delivered format gave them.'),
  revisions: z.array(revisionRecordSchema).describe('In their order, oldest first.'),
  statements: z.array(statementRecordSchema),
  accusations: z.array(accusationRecordSchema),
  denials: z.array(denialRecordSchema),
});
/** One article with its revisions, text and findings. */
export type ArticleDetail = z.infer<typeof articleDetailSchema>;
