import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { figureOf, percent, type PlainNumber, type SetFigures } from './figures.ts';
import { runProgram } from './run-program.ts';
import type { ScorerFiles } from './score-quotes.ts';

const figureSchema = z.tuple([z.number(), z.number(), z.number()]);
const outputSchema = z.object({
  metrics: z.record(z.string(), z.union([figureSchema, z.number(), z.null()])),
  intervals: z.record(z.string(), z.tuple([z.number(), z.number()])),
  counts: z.record(z.string(), z.number()),
});

/** The scorer shows so many errors at most; whole articles have fewer. */
const errorLimit = '100000';

/** Runs the scorer of whole articles and keeps what it printed, errors included. Throws where it fails. */
export async function scoreArticles(set: string, files: ScorerFiles, articles: string): Promise<SetFigures> {
  const { python, scorer, gold, predictions, output } = files;
  const report = await runProgram(python, [scorer, '--articles', articles, '--gold', gold, '--pred', predictions, '--errors', errorLimit, '--json', `${output}.json`]);
  writeFileSync(`${output}.errors.txt`, report);
  return readArticlesOutput(set, readFileSync(`${output}.json`, 'utf8'));
}

/** Reads the JSON of the scorer of whole articles: its whole list. */
export function readArticlesOutput(set: string, json: string): SetFigures {
  const { metrics, intervals, counts } = outputSchema.parse(JSON.parse(json));
  const entries = Object.entries(metrics);
  return {
    set, size: counts['articles'] ?? 0, badOffsets: counts['bad offsets'] ?? 0, found: {},
    figures: entries.flatMap(([name, value]) => {
      const figure = figureSchema.safeParse(value);
      return figure.success ? [figureOf(plainName(name), figure.data, intervals[name])] : [];
    }),
    numbers: entries.flatMap(([name, value]) => (typeof value === 'number' || value === null ? [numberOf(name, value)] : [])),
  };
}

function numberOf(name: string, value: number | null): PlainNumber {
  const unit = name.includes('per 1000') ? 'per 1000' : name === 'reversed' || name === 'bad offsets' ? 'count' : '%';
  return { name, unit, value: value === null ? null : unit === '%' ? percent(value) : Math.round(value * 10) / 10 };
}

/** The scorer sets its chief figures in capitals. */
function plainName(name: string): string {
  return name === 'END TO END (span+who)' ? 'end to end' : name === 'ACCUSATION STRICT' ? 'accusation strict' : name;
}
