import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** An object of a JSON file whose fields are still to be checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a JSON object; `undefined` where the file is missing, torn or holds something else. */
export function readJsonObject(path: string): JsonObject | undefined {
  try {
    return toJsonObject(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The value as an object with unknown fields, where it is one. */
export function toJsonObject(value: unknown): JsonObject | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Safe: every non-null object that is no array can be read field by field, and each field stays unknown.
  return isObject ? (value as JsonObject) : undefined;
}

/** Writes a file that only its owner can read; a reader sees the old content or the new one, never half of it. */
export function writeJsonFile(path: string, value: JsonObject): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
