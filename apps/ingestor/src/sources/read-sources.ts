import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OnRecordError } from '@on-record/domain';
import { readSecret as readSecretOf, readSettingFile, type Environment } from '@on-record/runtime';
import { parseSources, type ReadSecret } from './parse-sources';
import type { Source } from './source';

/** The sources file and the secret files that it names, there or not, each as it was just before it was read. */
export type SeenFiles = ReadonlyMap<string, string>;

/** What came of reading the sources file, and which files it came from. */
export interface ReadSources {
  readonly seen: SeenFiles;
  readonly outcome: { readonly sources: ReadonlyMap<string, Source> } | { readonly error: OnRecordError };
}

const MAX_FILE_BYTES = 1_000_000;

/** Reads the sources file with the secrets that it refers to; secret files are looked for beside it, and those of `<name>_FILE` where the process runs. */
export function readSources(path: string, environment: Environment): ReadSources {
  const seen = new Map<string, string>();
  // What is written while it is read must count as changed: a file is looked at first.
  const look = (file: string): void => {
    if (!seen.has(file)) seen.set(file, fingerprintOf(file));
  };
  const readSecret: ReadSecret = (reference) => {
    if ('env' in reference) return readSecretOf(reference.env, environment, look);
    const file = resolve(dirname(path), reference.file);
    look(file);
    const read = readSettingFile(file);
    return 'value' in read ? { secret: read.value } : read;
  };
  try {
    look(path);
    const yaml = readYaml(path);
    if (yaml === undefined) throw new OnRecordError('CONFIGURATION_INVALID', `The sources file ${path} cannot be read or is larger than ${MAX_FILE_BYTES} bytes.`);
    return { seen, outcome: { sources: parseSources(yaml, readSecret) } };
  } catch (error) {
    return { seen, outcome: { error: error instanceof OnRecordError ? error : unreadable(path, error) } };
  }
}

/** The YAML parser itself breaks at some texts that are no YAML, at a nesting too deep for instance. */
function unreadable(path: string, cause: unknown): OnRecordError {
  return new OnRecordError('CONFIGURATION_INVALID', `The sources file ${path} cannot be read as YAML.`, { cause });
}

/** Says whether one of the files is no more as it was seen: cheaper than reading them, and sound when an editor replaces a file. */
export function hasChanged(seen: SeenFiles): boolean {
  return [...seen].some(([file, fingerprint]) => fingerprintOf(file) !== fingerprint);
}

function fingerprintOf(file: string): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(file);
    return [ino, size, mtimeMs, ctimeMs].join(':');
  } catch {
    // Reading it fails too, and tells the fault.
    return 'not to be looked at';
  }
}

function readYaml(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= MAX_FILE_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    // Absent and not permitted come to the same here: the fault names the file.
    return undefined;
  }
}
