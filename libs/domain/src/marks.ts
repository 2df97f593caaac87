import { z } from 'zod';

/**
 * A structural mark of the canonical text, where the delivered format gave one: UTF-16 code units, half open.
 * Marks do not overlap and stand in text order. The engine alone turns them into zones.
 */
export const markSchema = z.strictObject({
  kind: z.enum(['headline', 'standfirst', 'heading', 'paragraph', 'list-item', 'caption']),
  start: z.int().min(0),
  end: z.int().min(0),
});

/** A structural mark of the canonical text. */
export type Mark = z.infer<typeof markSchema>;
