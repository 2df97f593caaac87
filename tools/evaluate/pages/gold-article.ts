import { z } from 'zod';

const spanSchema = z.looseObject({ start: z.int(), end: z.int(), text: z.string() });
const partySchema = spanSchema.extend({ resolved: z.string().optional(), canonical: z.string().nullish() });

/** A part of a split content; the scorer of statements writes it as a pair. */
const partSchema = z.union([z.tuple([z.int(), z.int()]).transform(([start, end]) => ({ start, end })), z.looseObject({ start: z.int(), end: z.int() })]);

/** What people found in an article, as far as the pages show it. */
export const goldArticleSchema = z.looseObject({
  id: z.string(),
  statements: z.array(spanSchema.extend({
    kind: z.string(),
    speaker: partySchema.nullish(),
    cue: spanSchema.nullish(),
    optional: z.boolean().optional(),
    parts: z.array(partSchema).optional(),
  })).default([]),
  accusations: z.array(z.looseObject({
    id: z.string().optional(),
    type: z.string(),
    accuser: partySchema.nullish(),
    accused: partySchema.nullish(),
    allegation: spanSchema.nullish(),
    trigger: spanSchema,
    answers: z.string().nullish(),
    answersAlt: z.array(z.string()).optional(),
    optional: z.boolean().optional(),
  })).default([]),
});

/** What people found in an article. */
export type GoldArticle = z.output<typeof goldArticleSchema>;
export type GoldStatement = GoldArticle['statements'][number];
export type GoldAccusation = GoldArticle['accusations'][number];

/** Gold whose spans are counted in code points with spans in UTF-16 code units, as JavaScript counts. */
export function inCodeUnits(gold: GoldArticle, text: string): GoldArticle {
  const units = [0];
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
  const at = (offset: number): number => (offset < 0 ? offset : units[offset] ?? text.length);
  const moved = <Span extends { readonly start: number; readonly end: number }>(span: Span): Span => ({ ...span, start: at(span.start), end: at(span.end) });
  return { ...gold, statements: gold.statements.map((statement) => ({ ...moved(statement), ...(statement.parts && { parts: statement.parts.map(moved) }) })) };
}
