import { languageTagSchema, sourceNameSchema, sourceNoticeSchema, textPolicySchema } from '@on-record/domain';
import { z } from 'zod';
import { isTimeZone } from '../formats/time-zone';

/** Where a secret stands; never the secret itself. */
const secretReferenceSchema = z.union(
  [z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })],
  { error: 'must be {env: NAME} or {file: path}' },
);

/** Where a secret stands. */
export type SecretReference = z.infer<typeof secretReferenceSchema>;

/** Readers see it in pages, terminals and tables alike: no line breaks, controls or invisible marks that turn text round. */
const NOT_PLAIN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const noticeSchema = z.string({ error: 'must be a sentence of plain text' }).trim()
  .refine((text) => sourceNoticeSchema.safeParse(text).success, { error: 'must have 1 to 300 characters' })
  .refine((text) => !NOT_PLAIN.test(text), { error: 'must be one line without control characters' });

const sourceSchema = z
  .strictObject(
    {
      name: z.string({ error: 'must be the name that readers see' }).trim().min(1).max(200),
      language: z.string().refine((tag) => languageTagSchema.safeParse(tag).success, { error: 'must be a language tag such as en or pt-BR' }),
      timeZone: z.string().refine(isTimeZone, { error: 'must be an IANA time zone such as Europe/London' }),
      textPolicy: textPolicySchema,
      notice: noticeSchema.optional(),
      secrets: z.array(secretReferenceSchema, { error: 'must be a list of {env: NAME} or {file: path}' }).max(2, { error: 'must be at most two' }).default([]),
      allowUnsigned: z.boolean().default(false),
      allowSha1: z.boolean().default(false),
    },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? `must not have the key ${issue.keys?.join(', ') ?? ''}` : 'must be the settings of a source') },
  )
  .refine((source) => source.secrets.length > 0 || source.allowUnsigned, { error: 'must have a secret, or allowUnsigned: true', path: ['secrets'] });

/** The whole sources file. */
export const sourcesFileSchema = z.strictObject({
  sources: z.record(sourceNameSchema, sourceSchema, {
    error: (issue) =>
      issue.code === 'invalid_key' ? 'must be named with lower-case letters, digits and hyphens, at most 63' : 'must map names of sources to their settings',
  }),
});

/** The whole sources file. */
export type SourcesFile = z.infer<typeof sourcesFileSchema>;
