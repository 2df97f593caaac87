import { sha256Hex } from '@on-record/domain';

/** The longest identifier of an actor in bytes that rows hold: with two of them an index entry stays in its limit. */
const MAX_ID_BYTES = 512;

/**
 * An actor's id as rows hold it: itself, or for one of more than 512 bytes (dozens of actors acting together) its
 * beginning with a hash of the whole.
 */
export function toBoundedId(canonical: string): string {
  if (canonical.length * 3 <= MAX_ID_BYTES) return canonical;
  const bytes = new TextEncoder().encode(canonical);
  if (bytes.length <= MAX_ID_BYTES) return canonical;
  const hash = sha256Hex(bytes).slice(0, 32);
  // In stream mode a character that is cut in two at the end is left out.
  const beginning = new TextDecoder().decode(bytes.subarray(0, MAX_ID_BYTES - 33), { stream: true });
  return `${beginning}~${hash}`;
}
