import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonObject } from '../../tools/stack/json-file.ts';

/** An article as a newsroom pushes it, in On Record's own JSON (`docs/push.md`). */
export interface PushBody {
  readonly guid: string;
  readonly headline: string;
  readonly standfirst?: string;
  readonly body: { readonly format: string; readonly content: string };
  readonly [other: string]: unknown;
}

/** All bodies of pushes that lie in a folder or beneath it, in the order of their paths. Throws where there is none. */
export function readPushBodies(folder: string): readonly PushBody[] {
  const paths = globSync('**/*.{json,jsonl}', { cwd: folder }).toSorted();
  const bodies = paths.flatMap((path) => valuesIn(join(folder, path))).filter(isPushBody);
  if (bodies.length === 0) throw new Error(`No article was found in ${folder}: it has no JSON file with guid, headline and body.`);
  return bodies;
}

/** The value of a JSON file, or those of its lines. */
function valuesIn(path: string): readonly unknown[] {
  if (path.endsWith('.json')) return [readJsonObject(path)];
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line));
}

/** Says whether a value is an article to be shown; retractions and other JSON files are passed over. */
function isPushBody(value: unknown): value is PushBody {
  if (typeof value !== 'object' || value === null || !('guid' in value) || !('headline' in value) || !('body' in value)) return false;
  const { body } = value;
  const isUsable = !('status' in value) || value.status === 'usable';
  return isUsable && typeof body === 'object' && body !== null && 'content' in body && typeof body.content === 'string';
}
