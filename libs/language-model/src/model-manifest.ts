import { z } from 'zod';

const figuresSchema = z.strictObject({ words: z.int(), upos: z.number(), xpos: z.number(), uas: z.number(), las: z.number() });

/** What `manifest.json` beside the weights says of them; `npm run train` writes it. */
export const manifestSchema = z.strictObject({
  /** The file of weights, compressed with brotli. */
  file: z.string(),
  /** SHA-256 of the weights before they are compressed. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  format: z.int(),
  bytes: z.int(),
  compressedBytes: z.int(),
  licence: z.string(),
  /** What they were trained with, as the trainer takes it. */
  options: z.record(z.string(), z.number()),
  /** What they were trained on: of each treebank its hash and the documents that were read. */
  treebanks: z.array(z.strictObject({ file: z.string(), sha256: z.string(), sentences: z.int(), words: z.int(), documents: z.array(z.string()) })),
  /** Documents whose names begin so were left out. */
  withoutDocuments: z.array(z.string()),
  /** Percent of right tags and arcs on files that were not trained on. */
  figures: z.record(z.string(), figuresSchema),
});

/** What stands in `manifest.json`. */
export type ModelManifest = z.output<typeof manifestSchema>;
