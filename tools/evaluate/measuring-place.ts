import { join } from 'node:path';
import { z } from 'zod';
import type { EvaluationSet } from './evaluation-sets.ts';
import type { SetFigures } from './figures.ts';
import type { FoundArticle } from './found-article.ts';
import { countBadOffsets } from './bad-offsets.ts';

/** Where the sets, the scorers and the results stand. */
export interface MeasuringPlace {
  readonly root: string;
  readonly folder: string;
  readonly python: string;
  /** Gold, predictions and what the scorers wrote. */
  readonly output: string;
}

/** A record of any set: what else stands in it is the business of scorer and pages. */
export const recordSchema = z.looseObject({ id: z.string(), text: z.string(), date: z.string().nullish(), publishedAt: z.string().optional() });
export type EvaluationRecord = z.output<typeof recordSchema>;

/** The records of a set with what the engine found in each. */
export interface ReadSet {
  readonly records: readonly EvaluationRecord[];
  readonly found: readonly FoundArticle[];
}

/** A set with all that is known of it: the texts, what the engine found, and how that was scored. */
export interface MeasuredSet extends ReadSet {
  readonly set: EvaluationSet;
  readonly figures: SetFigures;
}

/** The file of a set below the folder of the sets. */
export function fileOf({ name, file }: EvaluationSet, { folder }: MeasuringPlace): string {
  if (file === undefined) throw new Error(`The set ${name} has no file of its own.`);
  return join(folder, file);
}

/** The scorers look at the spans that they compare; every other span is checked here. */
export function withOurOffsets(figures: SetFigures, { records, found }: ReadSet): SetFigures {
  const texts = new Map(records.map(({ id, text }) => [id, text]));
  const ours = found.reduce((sum, article) => sum + countBadOffsets(article, texts.get(article.id) ?? ''), 0);
  return { ...figures, badOffsets: Math.max(figures.badOffsets, ours) };
}
