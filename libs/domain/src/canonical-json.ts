import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** A value that JSON can carry; `undefined` properties are left out. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * JSON with the keys of every object in code unit order (as RFC 8785 orders them), so that equal values have equal bytes.
 * Throws a TypeError at a number that JSON cannot carry.
 */
export function canonicalJson(value: JsonValue): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new TypeError(`JSON cannot carry ${item}.`);
    return isPlainObject(item) ? sortedByKey(item) : item;
  });
}

/** The SHA-256 of a value's canonical JSON in lower-case hexadecimal. */
export function contentHashOf(value: JsonValue): string {
  return sha256Hex(utf8ToBytes(canonicalJson(value)));
}

/** The SHA-256 of bytes in lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

function isPlainObject(item: unknown): item is Record<string, unknown> {
  return typeof item === 'object' && item !== null && !Array.isArray(item);
}

function sortedByKey(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(item).sort().map((key) => [key, item[key]]));
}
