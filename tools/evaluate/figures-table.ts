import { toTable } from '../stack/closing-table.ts';
import { evaluationSets, type Goal, type ScorerName } from './evaluation-sets.ts';
import type { Figure, PlainNumber, SetFigures } from './figures.ts';

/** The figures whose precision, recall and interval are shown in a row; the others show F1 only. */
const chief = ['relaxed', 'exact', 'end to end', 'detect', 'strict', 'pair direction'];

/** The figures of all sets for a terminal: a row for each set, whole articles as a list, then the goals. */
export function figuresTable(all: readonly SetFigures[]): string {
  const of = (scorer: ScorerName): readonly SetFigures[] => all.filter(({ set }) => scorerOf(set) === scorer);
  const blocks = [rowsOfSets(of('quotes')), rowsOfSets(of('accusations')), ...of('articles').map(listOfFigures), rowsOfSets(of('false alarms')), rowsOfSets(of('syntax')), goalLines(all).join('\n')];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function rowsOfSets(sets: readonly SetFigures[]): string {
  if (sets.length === 0) return '';
  const names = [...new Set(sets.flatMap(({ figures }) => figures.map(({ name }) => name)))];
  const numbers = [...new Set(sets.flatMap((each) => each.numbers.map(({ name }) => name)))];
  const head = ['set', 'n', ...names.flatMap((name) => (chief.includes(name) ? [`${name} P`, 'R', 'F1', '95 %'] : [name])), ...numbers, 'bad offsets'];
  const rows = sets.map(({ set, size, figures, numbers: own, badOffsets }) => [
    set, String(size),
    ...names.flatMap((name) => cells(figures.find((figure) => figure.name === name), chief.includes(name))),
    ...numbers.map((name) => String(own.find((number) => number.name === name)?.value ?? '-')),
    String(badOffsets),
  ]);
  return toTable([head, ...rows]);
}

function cells(figure: Figure | undefined, isChief: boolean): readonly string[] {
  if (figure === undefined) return isChief ? ['-', '-', '-', ''] : ['-'];
  return isChief ? cellsOf(figure).slice(1) : [figure.f1.toFixed(1)];
}

function listOfFigures({ set, size, figures, numbers, badOffsets }: SetFigures): string {
  const table = toTable([[`${set} (${size})`, 'P', 'R', 'F1', '95 % of F1'], ...figures.map(cellsOf)]);
  return [table, ...numbers.filter(({ name }) => name !== 'bad offsets').map(numberText), `bad offsets ${badOffsets}`].join('\n');
}

/** One line for each goal of the sets that were measured. */
export function goalLines(all: readonly SetFigures[]): readonly string[] {
  return all.flatMap((figures) => goalsOf(figures.set).map((goal) => {
    const { value, isReached } = judge(goal, figures);
    return `${isReached ? 'yes' : 'NO '}  ${figures.set}: ${goal.figure} ${value ?? '-'}, must be at ${goal.of === 'number' ? 'most' : 'least'} ${goal.bound}${goal.of === 'found' ? ' found' : ''}`;
  }));
}

/** What was reached of a goal, and whether that is enough. */
export function judge(goal: Goal, figures: SetFigures): { readonly value: number | undefined; readonly isReached: boolean } {
  const value = valueOf(goal, figures);
  return { value, isReached: value !== undefined && (goal.of === 'number' ? value <= goal.bound : value >= goal.bound) };
}

/** What a set has of a figure, where it has it. */
export function valueOf({ figure, of }: Omit<Goal, 'bound'>, { figures, found, numbers }: SetFigures): number | undefined {
  switch (of) {
    case 'f1': return figures.find(({ name }) => name === figure)?.f1;
    case 'found': return found[figure];
    case 'number': return numbers.find(({ name }) => name === figure)?.value ?? undefined;
    default: {
      const never: never = of;
      return never;
    }
  }
}

/** The goals of a set by its name. */
export function goalsOf(set: string): readonly Goal[] {
  return evaluationSets.find(({ name }) => name === set)?.goals ?? [];
}

/** The scorer of a set by its name. */
export function scorerOf(set: string): ScorerName | undefined {
  return evaluationSets.find(({ name }) => name === set)?.scorer;
}

/** `speaker, head 71.2 %`: a number with its name and unit. */
export function numberText({ name, value, unit }: PlainNumber): string {
  return `${name} ${value ?? '-'}${value === null || unit !== '%' ? '' : ' %'}`;
}

/** Precision, recall, F1 and interval as they are printed. */
export function cellsOf({ name, precision, recall, f1, interval }: Figure): readonly string[] {
  return [name, ...[precision, recall, f1].map((value) => value.toFixed(1).padStart(5)), interval === undefined ? '' : `[${interval[0].toFixed(1)}, ${interval[1].toFixed(1)}]`];
}
