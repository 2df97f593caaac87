import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { languageTagSchema, sourceNameSchema } from './fields';

/** How much of a source's text readers may see; enforced in the `read_v1` views. */
export const textPolicySchema = z.enum(['full', 'snippet', 'none']);
/** How much of a source's text readers may see. */
export type TextPolicy = z.infer<typeof textPolicySchema>;

/** What readers see beside everything of a source: one line of plain text, such as a warning that its articles are invented. */
export const sourceNoticeSchema = z.string().min(1).max(300);

/** The settings of a source that change rows were set. Secrets are no part of it. */
export const sourceConfigured = defineEventType({
  type: 'SourceConfigured',
  version: 2,
  topic: 'control',
  producer: 'ingestor',
  // Version 1 knew no notice; its sources have none.
  upcasters: [(version1) => version1],
  meaning: 'The settings of a source that change rows were set: name, language, time zone, text policy, notice.',
  schema: z.strictObject({
    source: sourceNameSchema,
    name: z.string().min(1),
    language: languageTagSchema,
    timeZone: z.string().min(1),
    textPolicy: textPolicySchema,
    notice: sourceNoticeSchema.optional(),
    configuredAt: z.iso.datetime(),
  }),
});

/** The payload of `SourceConfigured`. */
export type SourceConfigured = PayloadOf<typeof sourceConfigured>;
