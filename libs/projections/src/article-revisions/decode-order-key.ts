import type { OrderKey } from '@on-record/domain';

/** The order key of its text: the reverse of the domain's `encodeOrderKey`. */
export function decodeOrderKey(text: string): OrderKey {
  const [version, versionCreatedMs, receivedAtMs, contentHash = ''] = text.split('.');
  return { version: Number(version), versionCreatedMs: Number(versionCreatedMs), receivedAtMs: Number(receivedAtMs), contentHash };
}
