/** A figure beside its ceiling, both of one run. */
export interface Figure {
  /** What was measured: `push to row at 5/s, p50`. */
  readonly what: string;
  readonly unit: 'articles/s' | 'sentences/s' | 'events/s' | 'rows/s' | 'ms' | 'MB';
  readonly value: number;
  readonly ceiling: number;
  /** What the ceiling is: `one thread x 2`. */
  readonly ceilingIs: string;
}

const heading = ['measured', 'unit', 'figure', 'ceiling', 'ratio', 'what the ceiling is'] as const;
const isNumber = [false, false, true, true, true, false];

/** The figure as a share of its ceiling; of times and memory, how many times the least it is. */
export function ratioOf({ value, ceiling }: Figure): number {
  return value / ceiling;
}

/** Three significant digits, for no run of a benchmark knows more. */
export function sensible(value: number): string {
  if (!Number.isFinite(value)) return '-';
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 100 ? rounded.toLocaleString('en-US', { maximumFractionDigits: 0 }) : String(rounded);
}

/** The figures as one Markdown table, which a terminal shows as well as a page does. */
export function resultsTable(figures: readonly Figure[]): string {
  const rows = [heading, ...figures.map(cellsOf)];
  const widths = heading.map((_title, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const pad = (cell: string, column: number): string => (isNumber[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0));
  const line = (row: readonly string[]): string => `| ${row.map(pad).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (isNumber[column] === true ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`;
  return [line(heading), rule, ...rows.slice(1).map(line)].join('\n');
}

function cellsOf(figure: Figure): readonly string[] {
  const ratio = figure.unit === 'ms' || figure.unit === 'MB' ? `${sensible(ratioOf(figure))}x` : `${sensible(100 * ratioOf(figure))} %`;
  return [figure.what, figure.unit, sensible(figure.value), sensible(figure.ceiling), ratio, figure.ceilingIs];
}
