import { z } from 'zod';

/** The name of a source: part of a URL path and of ids. */
export const sourceNameSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);

/** A BCP 47 language tag. */
export const languageTagSchema = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}$/);

/** Bytes as they came: base64, with type, length and hash. `isTruncated` where only the head was kept. */
export const rawBodySchema = z.strictObject({
  contentType: z.string(),
  base64: z.base64(),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  isTruncated: z.boolean(),
});

/** Bytes as they came. */
export type RawBody = z.infer<typeof rawBodySchema>;

/** Who acted, and why; asked of every operator. */
export const operatorSchema = z.strictObject({ actor: z.string().min(1), reason: z.string().min(1) });
