import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Reads a file of JSON lines; throws, naming file and line, at the first line that is not of the schema. */
export function readJsonLines<Schema extends z.ZodType>(path: string, schema: Schema): readonly z.output<Schema>[] {
  return parseJsonLines(readFileSync(path, 'utf8'), path, schema);
}

/** Parses JSON lines; throws, naming where they came from and the line, at the first that is not of the schema. */
export function parseJsonLines<Schema extends z.ZodType>(text: string, from: string, schema: Schema): readonly z.output<Schema>[] {
  return text.split('\n').flatMap((line, place) => (line.trim() === '' ? [] : [parsed(line, `${from}, line ${place + 1}`, schema)]));
}

/** Writes one line for each row. */
export function writeJsonLines(path: string, rows: readonly object[]): void {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

function parsed<Schema extends z.ZodType>(line: string, where: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${where}: ${cause instanceof z.ZodError ? z.prettifyError(cause) : 'no JSON'}`, { cause });
  }
}
