import { printable } from '../printable-text';

/**
 * A line of CSV (RFC 4180). A cell is one line of text without characters that steer a terminal. Spreadsheets take a cell
 * that begins with one of `= + - @` for a formula, and cells are what somebody else wrote: such a cell gets an apostrophe
 * before it (OWASP, "CSV Injection").
 */
export function csvLine(cells: readonly (string | number | boolean)[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = printable(value.replaceAll(/[\r\n\t]+/g, ' '));
  const harmless = /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
