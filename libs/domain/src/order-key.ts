import { z } from 'zod';

/**
 * Where a revision stands among the revisions of its article: computed once by the ingestor, stored, and never looked
 * at again in the light of arrival. Missing numbers are 0; `receivedAtMs` counts only where both others are missing.
 */
export const orderKeySchema = z.strictObject({
  version: z.int().min(0),
  versionCreatedMs: z.int().min(0),
  receivedAtMs: z.int().min(0),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Where a revision stands among the revisions of its article. */
export type OrderKey = z.infer<typeof orderKeySchema>;

/** What a delivery says about the order of its revision; times in milliseconds since the epoch. */
export interface OrderKeyInput {
  readonly version?: number | undefined;
  readonly versionCreatedMs?: number | undefined;
  readonly receivedAtMs: number;
  readonly contentHash: string;
}

/** The order key of a delivery. */
export function orderKeyOf(input: OrderKeyInput): OrderKey {
  const isUndated = input.version === undefined && input.versionCreatedMs === undefined;
  return {
    version: input.version ?? 0,
    versionCreatedMs: input.versionCreatedMs ?? 0,
    receivedAtMs: isUndated ? input.receivedAtMs : 0,
    contentHash: input.contentHash,
  };
}

/** Compares two order keys: negative, zero or positive. A total order: zero means equal keys. */
export function compareOrderKeys(a: OrderKey, b: OrderKey): number {
  return (
    a.version - b.version ||
    a.versionCreatedMs - b.versionCreatedMs ||
    a.receivedAtMs - b.receivedAtMs ||
    compareText(a.contentHash, b.contentHash)
  );
}

/** Text whose code-unit order (COLLATE "C") is the order of the keys. */
export function encodeOrderKey(key: OrderKey): string {
  const numbers = [key.version, key.versionCreatedMs, key.receivedAtMs].map((value) => String(value).padStart(16, '0'));
  return [...numbers, key.contentHash].join('.');
}

/** Compares two texts by UTF-16 code units, independent of any locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
