import { z } from 'zod';
import { valueOf } from './figures-table.ts';
import type { SetFigures } from './figures.ts';

/** Which figure of which set, an F1 unless something else is said. */
interface KeyFigure {
  readonly set: string;
  readonly figure: string;
  readonly of?: 'found' | 'number';
}

/** The figures that the history keeps, by the names of their columns. */
const kept: Readonly<Record<string, KeyFigure>> = {
  'seed found': { set: 'seed', figure: 'end to end', of: 'found' },
  'polnear end to end': { set: 'polnear', figure: 'end to end' },
  'polnear relaxed': { set: 'polnear', figure: 'relaxed' },
  'polnear tight': { set: 'polnear', figure: 'tight' },
  'polnear exact': { set: 'polnear', figure: 'exact' },
  'gum end to end': { set: 'gum', figure: 'end to end' },
  'dev end to end': { set: 'dev', figure: 'end to end' },
  'accusations detect': { set: 'accusations', figure: 'detect' },
  'accusations strict': { set: 'accusations', figure: 'strict' },
  'pooled detect': { set: 'accusations_pooled', figure: 'detect' },
  'pooled strict': { set: 'accusations_pooled', figure: 'strict' },
  'dev accusation strict': { set: 'dev', figure: 'accusation strict' },
  'EWT false alarms': { set: 'ewt_dev_accusations', figure: 'false alarms per 1000', of: 'number' },
  'EWT LAS': { set: 'ewt_dev', figure: 'LAS' },
};

/** The columns of the history in their order. */
export const historyColumns: readonly string[] = Object.keys(kept);

const rowSchema = z.object({ engineVersion: z.string(), day: z.iso.date(), figures: z.record(z.string(), z.number()) });

/** What one version of the engine reached. */
export type HistoryRow = z.output<typeof rowSchema>;

/** Reads docs/accuracy-history.json. Throws where it is something else. */
export function readHistory(json: string): readonly HistoryRow[] {
  return z.array(rowSchema).parse(JSON.parse(json));
}

/** A row for a version in the place of an earlier one of the same version, else behind all others. */
export function withRow(history: readonly HistoryRow[], row: HistoryRow): readonly HistoryRow[] {
  const isThere = history.some(({ engineVersion }) => engineVersion === row.engineVersion);
  return isThere ? history.map((each) => (each.engineVersion === row.engineVersion ? row : each)) : [...history, row];
}

/** The history as its file has it: a line for each row. */
export function historyText(history: readonly HistoryRow[]): string {
  return `[\n${history.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

/** The figures of a run that the history keeps. */
export function keyFigures(all: readonly SetFigures[]): HistoryRow['figures'] {
  return Object.fromEntries(Object.entries(kept).flatMap(([column, { set, figure, of }]) => {
    const own = all.find((figures) => figures.set === set);
    const value = own && valueOf({ figure, of: of ?? 'f1' }, own);
    return value === undefined ? [] : [[column, value] as const];
  }));
}
