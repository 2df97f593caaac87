import { z } from 'zod';
import { guidField, instantField, languageField, lineField, reasonField, statusField, timeZoneField, urlField, versionField } from './fields';

const useless = new Set(['picture', 'photo', 'image', 'graphic', 'video', 'audio', 'composite', 'package', 'event', 'planning', 'planning_featured']);
const readable = new Set(['text', 'article']);

/** Whether a delivery of this type is read, or taken and left alone. Other types are a fault: nothing is lost unseen. */
export function usefulness(type: string | undefined): 'readable' | 'useless' | 'unknown' {
  if (type === undefined || readable.has(type)) return 'readable';
  return useless.has(type) ? 'useless' : 'unknown';
}

/** The kind of thing that is delivered. */
export const typeSchema = z.object({ type: z.string().nullish().transform((type) => type?.trim().toLowerCase()) });

/** What every delivery says, a retraction too. Keys that are not named here are left alone. */
export const headSchema = z.object({
  guid: guidField,
  version: versionField,
  versionCreated: instantField,
  status: statusField,
  reason: reasonField,
});

const bodySchema = z
  .object(
    { format: z.enum(['text', 'html'], { error: 'must be text or html' }), content: z.string({ error: 'must be text' }) },
    { error: 'must be an object with format and content' },
  )
  .nullish();

const MAX_HEADLINE_LENGTH = 2_000;
const MAX_STANDFIRST_LENGTH = 10_000;

/** What an article says besides its head; the retraction of one need not say it. */
export const articleSchema = z.object({
  publishedAt: instantField,
  embargoedUntil: instantField,
  timeZone: timeZoneField,
  language: languageField,
  headline: lineField(MAX_HEADLINE_LENGTH).refine((headline) => headline !== undefined, { error: 'must be there and not empty' }),
  standfirst: lineField(MAX_STANDFIRST_LENGTH),
  body: bodySchema,
  byline: lineField(MAX_HEADLINE_LENGTH),
  url: urlField,
});

/** What an article says besides its head. */
export type DeliveredArticle = z.infer<typeof articleSchema>;
