import { printable } from './printable-text';

/** A value in a cell of a table. */
export type Cell = string | number | boolean | null | undefined;

/** Rows as text in aligned columns under their names; numbers stand to the right. Control characters are shown, not sent. */
export function toTable(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const first = rows[0];
  if (!first) return '(nothing)';
  const names = Object.keys(first);
  const cells = rows.map((row) => names.map((name) => printable(String(row[name] ?? ''))));
  const widths = names.map((name, column) => Math.max(name.length, ...cells.map((row) => (row[column] ?? '').length)));
  const isNumeric = names.map((name) => rows.every((row) => typeof row[name] === 'number'));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd();
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}
