import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The forms in which words can stand in a file that does not compress them, by name. */
export function formsOf(words: string): ReadonlyMap<string, Buffer> {
  const forms = new Map<string, Buffer>();
  for (const [letters, text] of [['', words], [' in lower case', words.toLowerCase()], [' in upper case', words.toUpperCase()]] as const) {
    forms.set(`UTF-8${letters}`, Buffer.from(text));
    forms.set(`UTF-16${letters}`, Buffer.from(text, 'utf16le'));
    forms.set(`JSON escapes${letters}`, Buffer.from([...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')));
    for (const before of [0, 1, 2]) forms.set(`base64 at ${before}${letters}`, base64Inside(Buffer.from(text), before));
  }
  return forms;
}

/** What is the same in base64 whatever stands around the bytes, where so many bytes of a group stand before them. */
function base64Inside(bytes: Buffer, before: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replaceAll('=', '');
  const first = Math.ceil((before * 8) / 6);
  const past = Math.floor(((before + bytes.length) * 8) / 6);
  return Buffer.from(encoded.slice(first, past));
}

const CHUNK = 4 * 1024 * 1024;
const NOTHING = Buffer.alloc(CHUNK);

/** All files below a folder that hold one of the forms, as `path: form`. Files that come and go meanwhile are passed over. */
export function filesHolding(folder: string, forms: ReadonlyMap<string, Buffer>): readonly string[] {
  return filesBelow(folder).flatMap((file) => formsIn(file, forms).map((form) => `${relative(folder, file)}: ${form}`));
}

function filesBelow(folder: string): readonly string[] {
  const entries = whileThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : entry.isFile() ? [join(folder, entry.name)] : []));
}

function formsIn(file: string, forms: ReadonlyMap<string, Buffer>): readonly string[] {
  const overlap = Math.max(...[...forms.values()].map(({ length }) => length)) - 1;
  const found = new Set<string>();
  const descriptor = whileThere(() => openSync(file, 'r'));
  if (descriptor === undefined) return [];
  try {
    const buffer = Buffer.alloc(CHUNK);
    const { size } = statSync(file);
    for (let at = 0; at < size; at += CHUNK - overlap) {
      const chunk = buffer.subarray(0, readSync(descriptor, buffer, 0, CHUNK, at));
      // Kafka keeps room for indexes that are nearly empty.
      if (chunk.equals(NOTHING.subarray(0, chunk.length))) continue;
      for (const [name, form] of forms) if (!found.has(name) && chunk.includes(form)) found.add(name);
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  } finally {
    closeSync(descriptor);
  }
  return [...found];
}

function whileThere<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
