import { sha1 } from '@noble/hashes/legacy';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** The namespace of all ids of On Record: the UUIDv5 of `on-record` in the DNS namespace of RFC 9562. */
const NAMESPACE = uuidV5Bytes(hexBytes('6ba7b8109dad11d180b400c04fd430c8'), utf8ToBytes('on-record'));

/**
 * A UUIDv5 (RFC 9562 §5.5) of a kind and the causes of the thing that it names, so that work done twice gives one id.
 * Causes are joined as JSON, so that `['ab', 'c']` and `['a', 'bc']` differ.
 */
export function deterministicId(kind: string, causes: readonly (string | number)[]): string {
  return toUuid(uuidV5Bytes(NAMESPACE, utf8ToBytes(JSON.stringify([kind, ...causes]))));
}

function uuidV5Bytes(namespace: Uint8Array, name: Uint8Array): Uint8Array {
  const input = new Uint8Array(namespace.length + name.length);
  input.set(namespace);
  input.set(name, namespace.length);
  const bytes = sha1(input).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

function toUuid(bytes: Uint8Array): string {
  const hex = bytesToHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
