import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OnRecordError } from '@on-record/domain';
import type { Environment } from '@on-record/runtime';
import { describeReference, parseSources, type ReadSecret } from './parse-sources';
import type { Source } from './source';

/** What came of reading the sources file, and which files it came from. */
export interface ReadSources {
  /** The sources file and the secret files that it names, there or not. */
  readonly files: readonly string[];
  readonly outcome: { readonly sources: ReadonlyMap<string, Source> } | { readonly error: OnRecordError };
}

const MAX_FILE_BYTES = 1_000_000;
const MAX_SECRET_BYTES = 4_096;

/** Reads the sources file with the secrets that it refers to; secret files are looked for beside it. */
export function readSources(path: string, environment: Environment): ReadSources {
  const files = [path];
  const readSecret: ReadSecret = (reference) => {
    if ('env' in reference) return found(environment[reference.env], describeReference(reference));
    const file = resolve(dirname(path), reference.file);
    files.push(file);
    return found(readSmallFile(file, MAX_SECRET_BYTES), describeReference(reference));
  };
  try {
    const yaml = readSmallFile(path, MAX_FILE_BYTES);
    if (yaml === undefined) throw new OnRecordError('CONFIGURATION_INVALID', `The sources file ${path} cannot be read or is larger than ${MAX_FILE_BYTES} bytes.`);
    return { files, outcome: { sources: parseSources(yaml, readSecret) } };
  } catch (error) {
    if (error instanceof OnRecordError) return { files, outcome: { error } };
    throw error;
  }
}

/** What tells that one of the files has changed: cheaper than reading them, and sound when an editor replaces a file. */
export function fingerprintOf(files: readonly string[]): string {
  return files
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stats) => (stats ? [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(':') : 'absent'))
    .join(' ');
}

function found(secret: string | undefined, where: string): ReturnType<ReadSecret> {
  return secret === undefined ? { fault: `${where} is not there or cannot be read` } : { secret };
}

function readSmallFile(path: string, maxBytes: number): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= maxBytes ? readFileSync(path, 'utf8') : undefined;
  } catch {
    // Absent and not permitted come to the same here: the fault names the file.
    return undefined;
  }
}
