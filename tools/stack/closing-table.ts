import { toJsonObject, type JsonObject } from './json-file.ts';

const widestCell = 60;

/** What was found in an article, as `GET /v1/articles/{id}` shows it: a table of who accused whom, then the numbers. */
export function findingsTable(article: JsonObject): string {
  const [statements, accusations, denials] = ['statements', 'accusations', 'denials'].map((name) => listOf(article[name]));
  const rows = (accusations ?? []).map((each) => [partyName(each['accuser']), partyName(each['accused']), textOf(each['allegation'])]);
  const numbers = `${statements?.length ?? 0} statements, ${accusations?.length ?? 0} accusations, ${denials?.length ?? 0} denials`;
  return `${toTable([['who accused', 'whom', 'of what'], ...rows])}\n${numbers}`;
}

/** Rows as lines with aligned columns, the first row underlined. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printable));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  const [head, ...body] = cells;
  return [line(head ?? []), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** The texts come from articles of strangers: what a terminal would take for an order is no longer one. */
export function printable(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  return plain.length > widestCell ? `${plain.slice(0, widestCell - 1)}…` : plain;
}

function partyName(value: unknown): string {
  const party = toJsonObject(value);
  const mention = toJsonObject(party?.['mention'])?.['text'];
  const canonical = party?.['canonical'];
  const name = typeof mention === 'string' ? mention : String(party?.['name'] ?? party?.['reason'] ?? 'unknown');
  return typeof canonical === 'string' ? `${name} (${canonical})` : name;
}

function textOf(value: unknown): string {
  const text = toJsonObject(value)?.['text'];
  return typeof text === 'string' ? text : '';
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(toJsonObject).filter((each) => each !== undefined) : [];
}
