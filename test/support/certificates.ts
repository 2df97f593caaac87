import { generate } from 'selfsigned';

/** A certificate and its private key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SIGNING = { keyType: 'ec', algorithm: 'sha256' } as const;

/** Makes a certificate authority of its own. */
export async function newAuthority(name: string): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: name }], {
    ...SIGNING,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true }],
  });
  return { cert: made.cert, key: made.private };
}

/** Makes a certificate that an authority signs, or the certificate itself: for loopback unless another host is given, valid today unless it has expired. */
export async function newCertificate(authority: Certificate | undefined, { name = 'localhost', host, hasExpired = false }: { readonly name?: string; readonly host?: string; readonly hasExpired?: boolean } = {}): Promise<Certificate> {
  const [from, until] = hasExpired ? [-2, -1] : [-1, 1];
  const made = await generate([{ name: 'commonName', value: name }], {
    ...SIGNING,
    notBeforeDate: new Date(Date.now() + from * DAY_MS),
    notAfterDate: new Date(Date.now() + until * DAY_MS),
    ...(authority === undefined ? {} : { ca: authority }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: host === undefined ? [{ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' }] : [{ type: 2, value: host }] },
    ],
  });
  return { cert: made.cert, key: made.private };
}
