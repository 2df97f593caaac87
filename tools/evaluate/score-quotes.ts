import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { figureOf, percent, type SetFigures } from './figures.ts';
import { runProgram } from './run-program.ts';

/** The files of one run of a scorer. */
export interface ScorerFiles {
  readonly python: string;
  readonly scorer: string;
  readonly gold: string;
  readonly predictions: string;
  /** Where the scorer leaves its numbers and its errors: this, with an ending. */
  readonly output: string;
}

const figureSchema = z.tuple([z.number(), z.number(), z.number()]);
const outputSchema = z.object({
  metrics: z.record(z.string(), z.union([figureSchema, z.number(), z.null()])),
  counts: z.record(z.string(), z.number()),
});

const names = [
  ['relaxed', 'relaxed'], ['tight', 'tight'], ['exact', 'exact'], ['e2e', 'end to end'], ['relaxed direct', 'direct'], ['relaxed indirect', 'indirect'], ['relaxed mixed', 'mixed'],
] as const;
const printed: Readonly<Record<string, string>> = { relaxed: 'relaxed', exact: 'exact', e2e: 'END-TO-END (span+who)' };

/** Runs the scorer of statements on a set. Throws where it fails. */
export async function scoreQuotes(set: string, { python, scorer, gold, predictions, output }: ScorerFiles): Promise<SetFigures> {
  const report = await runProgram(python, [scorer, gold, predictions, '--utf16', '--json', `${output}.json`, '--errors', `${output}.errors.tsv`]);
  return readQuotesOutput(set, readFileSync(`${output}.json`, 'utf8'), report);
}

/** Reads what the scorer of statements wrote: numbers from its JSON, intervals from its printed report, which alone has them. */
export function readQuotesOutput(set: string, json: string, report: string): SetFigures {
  const { metrics, counts } = outputSchema.parse(JSON.parse(json));
  const figures = names.flatMap(([key, name]) => {
    const figure = figureSchema.safeParse(metrics[key]);
    return figure.success ? [figureOf(name, figure.data, intervalIn(report, printed[key] ?? ''))] : [];
  });
  const share = (key: string): number | null => (typeof metrics[key] === 'number' ? percent(metrics[key]) : null);
  return {
    set, size: counts['articles'] ?? 0, badOffsets: counts['bad offsets'] ?? 0, figures, found: { 'end to end': counts['e2e'] ?? 0, relaxed: counts['rel'] ?? 0, required: counts['gold'] ?? 0 },
    numbers: [{ name: 'speaker, head', value: share('speaker head'), unit: '%' }, { name: 'speaker, resolved', value: share('resolved all'), unit: '%' }, { name: 'kind', value: share('kind label'), unit: '%' }],
  };
}

function intervalIn(report: string, name: string): readonly [number, number] | undefined {
  const line = name === '' ? undefined : report.split('\n').find((each) => each.startsWith(`${name} `));
  const [, low, high] = /95% \[([\d.]+), ([\d.]+)\]/.exec(line ?? '') ?? [];
  return low === undefined || high === undefined ? undefined : [Number(low) / 100, Number(high) / 100];
}
