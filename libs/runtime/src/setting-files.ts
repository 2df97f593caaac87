import type { Environment } from './read-environment';
import { readSettingFile } from './read-setting-file';

/** The values that were given, where each came from if not from the environment itself, and what is wrong with files. */
export interface GivenSettings {
  readonly values: Readonly<Record<string, string>>;
  /** The path of the file that a value was read from, by the key of the value. */
  readonly files: ReadonlyMap<string, string>;
  /** A line each, by the key of the setting that has no value because of it. */
  readonly faults: ReadonlyMap<string, string>;
}

const SUFFIX = '_FILE';

/**
 * Takes each setting `X` from the environment, or from the file that `X_FILE` names; an empty value counts as not given.
 * A setting whose own name ends in `_FILE` stays what it is.
 */
export function takeSettings(keys: readonly string[], environment: Environment): GivenSettings {
  const values: Record<string, string> = {};
  const files = new Map<string, string>();
  const faults = new Map<string, string>();
  for (const key of keys) {
    const value = environment[key] ?? '';
    const fileKey = `${key}${SUFFIX}`;
    const path = keys.includes(fileKey) ? '' : (environment[fileKey] ?? '');
    if (value !== '') values[key] = value;
    if (path === '') continue;
    files.set(key, path);
    const read = value === '' ? readSettingFile(path) : { fault: `allowed: only one of ${key} and ${fileKey}` };
    if ('value' in read) values[key] = read.value;
    else faults.set(key, `${fileKey}: given ${JSON.stringify(path)}; ${read.fault}`);
  }
  return { values, files, faults };
}

/**
 * A secret by the name of an environment variable, which may stand in the file that `<name>_FILE` names instead; `onFile`
 * is told of that file before it is read.
 */
export function readSecret(name: string, environment: Environment, onFile: (path: string) => void): { readonly secret: string } | { readonly fault: string } {
  const [value = '', path = ''] = [environment[name], environment[`${name}${SUFFIX}`]];
  if (path === '') return value === '' ? { fault: `the environment variable ${name} is not there` } : { secret: value };
  if (value !== '') return { fault: `only one of ${name} and ${name}${SUFFIX} may be given` };
  onFile(path);
  const read = readSettingFile(path);
  return 'value' in read ? { secret: read.value } : { fault: `${name}${SUFFIX}: ${read.fault}` };
}
