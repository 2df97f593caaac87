import type { ExtractionEngine, ExtractionInput } from '@on-record/domain';
import { z } from 'zod';
import { toScoredArticle } from './to-scored-article';

/** A line of the input: the whole article, headline on its first line. */
const articleLineSchema = z.object({
  id: z.string().min(1),
  text: z.string(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
  source: z.string().optional(),
});

/** What a line of the input has become: a line of the output, or what is wrong with it. */
export type LineOutcome = { readonly kind: 'extracted'; readonly line: string } | { readonly kind: 'refused'; readonly reason: string };

/** How lines are read. */
export interface LineOptions {
  readonly engine: ExtractionEngine;
  /** Whether the first line of each text is its headline. */
  readonly hasHeadline: boolean;
}

/** Reads one line of JSON into the findings of its article. It never throws. */
export function extractLine(line: string, { engine, hasHeadline }: LineOptions): LineOutcome {
  const value = parseJson(line);
  if (value === undefined) return { kind: 'refused', reason: 'The line is not JSON.' };
  const parsed = articleLineSchema.safeParse(value);
  if (!parsed.success) return { kind: 'refused', reason: faultsOf(parsed.error) };
  const { id, text, publishedAt = '' } = parsed.data;
  const input: ExtractionInput = { text, marks: [], publishedAt, timeZone: timeZoneOf(publishedAt), language: 'en', hasHeadline };
  const result = engine.extract(input);
  if (result.kind === 'failed') return { kind: 'refused', reason: `${result.code}: ${result.reason}` };
  return { kind: 'extracted', line: JSON.stringify(toScoredArticle(id, result.findings)) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** All faults in one line: each with the field and what is allowed. */
function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');
}

/** The zone that an RFC 3339 time was written in, by its offset: "+05:30". */
export function timeZoneOf(publishedAt: string): string {
  return /[+-]\d\d:\d\d$/.exec(publishedAt)?.[0] ?? 'UTC';
}
