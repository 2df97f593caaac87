import { createHmac } from 'node:crypto';
import type { Source } from '../sources/source';
import { createSignatureCheck } from './signature-check';

const first = 'the first secret of sixteen';
const second = 'the second secret of sixteen';
const body = '{"guid":"1"}';
const sign = (algorithm: string, secret: string): string => `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;

function verdictOf(header: string | undefined, change: Partial<Source> = {}): unknown {
  const source: Source = {
    source: 'town-crier', name: 'Town Crier', language: 'en', timeZone: 'UTC', textPolicy: 'full',
    secrets: [first, second], allowUnsigned: false, allowSha1: false, ...change,
  };
  const check = createSignatureCheck(source, header);
  for (const part of [body.slice(0, 4), body.slice(4)]) check.update(Buffer.from(part));
  const verdict = check.verdict();
  return verdict.kind === 'authentic' ? verdict.authentication : verdict.refusal.code;
}

describe('the signature of a delivery', () => {
  it.each<[string, string | undefined, Partial<Source>, string]>([
    ['SHA-256 with the first secret', sign('sha256', first), {}, 'hmac-sha256'],
    ['SHA-256 with the second secret', sign('sha256', second), {}, 'hmac-sha256'],
    ['hexadecimal in capitals', sign('sha256', first).toUpperCase(), {}, 'hmac-sha256'],
    ['a secret that is no longer valid', sign('sha256', second), { secrets: [first] }, 'DELIVERY_SIGNATURE_INVALID'],
    ['SHA-1 where it is configured', sign('sha1', first), { allowSha1: true }, 'hmac-sha1'],
    ['SHA-1 where it is not', sign('sha1', first), {}, 'DELIVERY_SIGNATURE_INVALID'],
    ['a SHA-1 digest called SHA-256', sign('sha1', first).replace('sha1', 'sha256'), { allowSha1: true }, 'DELIVERY_SIGNATURE_INVALID'],
    ['a digest cut short', sign('sha256', first).slice(0, -2), {}, 'DELIVERY_SIGNATURE_INVALID'],
    ['a digest without its algorithm', sign('sha256', first).slice(7), {}, 'DELIVERY_SIGNATURE_INVALID'],
    ['an unknown algorithm', sign('md5', first), {}, 'DELIVERY_SIGNATURE_INVALID'],
    ['an empty header', '', {}, 'DELIVERY_SIGNATURE_INVALID'],
    ['no header', undefined, {}, 'DELIVERY_SIGNATURE_MISSING'],
    ['no header where unsigned is allowed', undefined, { allowUnsigned: true }, 'unsigned'],
    ['a wrong signature where unsigned is allowed', sign('sha256', 'another secret'), { allowUnsigned: true }, 'DELIVERY_SIGNATURE_INVALID'],
    ['a signature where there is no secret to check it', sign('sha256', first), { allowUnsigned: true, secrets: [] }, 'unsigned'],
    ['a signature with an empty secret where there is none', sign('sha256', ''), { secrets: [] }, 'DELIVERY_SIGNATURE_INVALID'],
  ])('%s', (_case, header, change, expected) => {
    expect(verdictOf(header, change)).toBe(expected);
  });
});
