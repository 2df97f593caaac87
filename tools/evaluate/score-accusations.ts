import { z } from 'zod';
import { figureOf, type Figure, type SetFigures } from './figures.ts';
import { seededNumbers } from '../../test/support/seeded-numbers.ts';

const countsSchema = z.object({ p: z.number(), r: z.number(), f1: z.number(), tp: z.number(), fp: z.number(), fn: z.number() });
const resultSchema = z.object({
  sentences: z.number(),
  false_alarms_per_1000: z.number().nullable(),
  detect: countsSchema,
  accuser: countsSchema,
  accused: countsSchema,
  strict: countsSchema,
  reversed: z.number(),
  deny: countsSchema.nullable(),
  pair: countsSchema.extend({ reversed: z.number(), n: z.number() }).optional(),
});

/** What the scorer of accusations says of one file. */
export type AccusationResult = z.output<typeof resultSchema>;

/** Hits and misses of one figure. */
export type Counts = Readonly<Record<'tp' | 'fp' | 'fn', number>>;

const figureNames = ['detect', 'strict', 'accuser', 'accused', 'deny', 'pair'] as const;

/** Reads the JSON of the scorer of accusations: one result for each file. */
export function readAccusationOutput(json: string): Readonly<Record<string, AccusationResult>> {
  return z.record(z.string(), resultSchema).parse(JSON.parse(json));
}

/** The figures of one file; `each` are the results of its single records, from which the intervals are drawn. */
export function toSetFigures(set: string, result: AccusationResult, each: readonly AccusationResult[]): SetFigures {
  const isAsked = (name: (typeof figureNames)[number]): boolean => (name === 'pair' || name === 'deny' ? result[name] !== undefined && result[name] !== null : result.sentences > 0);
  const figures = figureNames.filter(isAsked).map((name): Figure => {
    const { p, r, f1 } = result[name] ?? { p: 0, r: 0, f1: 0 };
    return figureOf(name === 'pair' ? 'pair direction' : name, [p, r, f1], bootstrapF1(each.map((one) => one[name] ?? none)));
  });
  return {
    set, size: each.length, badOffsets: 0, figures, found: {},
    numbers: [
      { name: 'false alarms', value: result.false_alarms_per_1000, unit: 'per 1000' },
      { name: 'reversed', value: reversedIn(result), unit: 'count' },
      { name: 'reversed per 100 pairs', value: reversedShare(result), unit: 'per 100' },
    ],
  };
}

function reversedIn({ reversed, pair }: AccusationResult): number {
  return reversed + (pair?.reversed ?? 0);
}

/** Of a hundred pairs whose two names are right, how many stand the wrong way round. */
function reversedShare(result: AccusationResult): number | null {
  const pairs = result.strict.tp + (result.pair?.tp ?? 0) + reversedIn(result);
  return pairs === 0 ? null : Math.round((1000 * reversedIn(result)) / pairs) / 10;
}

const none: Counts = { tp: 0, fp: 0, fn: 0 };
const draws = 400;

/** The 95 % interval of F1 by drawing records anew, 400 times with a fixed seed. */
export function bootstrapF1(records: readonly Counts[], seed = 7): readonly [number, number] | undefined {
  const telling = records.filter(({ tp, fp, fn }) => tp + fp + fn > 0).length;
  if (telling < 5) return undefined;
  const random = seededNumbers(seed);
  const values = Array.from({ length: draws }, () => f1Of(records.map(() => records[Math.floor(random() * records.length)] ?? none))).sort((a, b) => a - b);
  return [values[Math.floor(draws * 0.025)] ?? 0, values[Math.floor(draws * 0.975) - 1] ?? 1];
}

function f1Of(records: readonly Counts[]): number {
  let [hits, faults] = [0, 0];
  for (const { tp, fp, fn } of records) {
    hits += 2 * tp;
    faults += fp + fn;
  }
  return hits === 0 ? 0 : hits / (hits + faults);
}
