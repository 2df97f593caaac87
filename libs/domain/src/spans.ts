import { z } from 'zod';

/**
 * A run of characters in an article's canonical text: UTF-16 code units, half open, with the text it covers.
 * `text.slice(start, end) === span.text` holds for every span of an event.
 */
export const spanSchema = z
  .strictObject({ start: z.int().min(0), end: z.int().min(0), text: z.string() })
  .refine((span) => span.end - span.start === span.text.length, { error: 'a span is as long as its text' });

/** A run of characters in an article's canonical text. */
export type Span = z.infer<typeof spanSchema>;

/** The span of `text` from `start` to `end`, with its characters. */
export function spanOf(text: string, start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > text.length) {
    throw new RangeError(`A span needs 0 <= start <= end <= ${text.length}; given were ${start} and ${end}.`);
  }
  return { start, end, text: text.slice(start, end) };
}

/** Says whether a span covers exactly its own text in `text`. */
export function isSpanOf(text: string, span: Span): boolean {
  return text.slice(span.start, span.end) === span.text;
}
