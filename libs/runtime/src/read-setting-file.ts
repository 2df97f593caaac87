import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { types } from 'node:util';

/** What came of reading a file that holds one value; a fault names the path and never the content. */
export type SettingFile = { readonly value: string } | { readonly fault: string };

/** The certificate authorities of a whole system, in PEM, take some 200 kB. */
const MAX_BYTES = 1_000_000;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a file with one value, as Docker and Kubernetes mount their secrets: UTF-8, at most 1 MB, not empty. One line
 * feed at its end is no part of the value, for nearly everything that writes files appends one.
 */
export function readSettingFile(path: string): SettingFile {
  try {
    const bytes = readRegularFile(path);
    if (typeof bytes === 'string') return { fault: `the file ${JSON.stringify(path)} ${bytes}` };
    const value = UTF_8.decode(bytes).replace(/\r?\n$/, '');
    return value === '' ? { fault: `the file ${JSON.stringify(path)} is empty` } : { value };
  } catch (error) {
    return { fault: `the file ${JSON.stringify(path)} cannot be read (${reasonOf(error)})` };
  }
}

/** The bytes of a file, or what is wrong with it. */
function readRegularFile(path: string): Buffer | string {
  // Without O_NONBLOCK, which Windows has not, opening a named pipe would wait for its writer for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return 'is no regular file';
    return stats.size > MAX_BYTES ? `is larger than ${MAX_BYTES} bytes` : readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** The name that the system gives to an error; messages of errors might quote what was read. */
function reasonOf(error: unknown): string {
  if (!types.isNativeError(error) || !('code' in error) || typeof error.code !== 'string') return 'unknown reason';
  return error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8' : error.code;
}
