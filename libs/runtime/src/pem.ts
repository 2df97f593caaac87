import { createPrivateKey, X509Certificate } from 'node:crypto';

/** Says whether a text holds certificates in PEM and nothing that fails to be one. Node itself passes over what it cannot read. */
export function areCertificates(text: string): boolean {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  return blocks.length > 0 && blocks.length === text.split('-----BEGIN ').length - 1 && blocks.every((block) => parsed(() => new X509Certificate(block)) !== undefined);
}

/** Says whether a text is one private key in PEM that needs no passphrase. */
export function isPrivateKey(text: string): boolean {
  return text.includes('-----BEGIN ') && parsed(() => createPrivateKey(text)) !== undefined;
}

/** Says whether a private key belongs to a certificate, the first where there are several. */
export function belongTogether(certificates: string, key: string): boolean {
  return parsed(() => new X509Certificate(certificates).checkPrivateKey(createPrivateKey(key))) === true;
}

/** What a reading gives; its errors might quote what was read, and say no more than that it failed. */
function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
