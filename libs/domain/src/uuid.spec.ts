import { createHash } from 'node:crypto';
import { sha256Hex } from './canonical-json';
import { deterministicId } from './uuid';

/** RFC 9562 §5.5 over another SHA-1 than the one under test. */
function referenceUuidV5(namespace: string, name: string): string {
  const bytes = createHash('sha1').update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

it('ids are UUIDv5 in the namespace of On Record', () => {
  expect(referenceUuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  const namespace = referenceUuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'on-record');
  expect(deterministicId('article', ['dagblad', 'é'])).toBe(referenceUuidV5(namespace, JSON.stringify(['article', 'dagblad', 'é'])));
});

it('causes that only look alike when joined give different ids', () => {
  expect(deterministicId('article', ['ab', 'c'])).not.toBe(deterministicId('article', ['a', 'bc']));
});

it('content hashes are SHA-256', () => {
  expect(sha256Hex(new TextEncoder().encode('on record'))).toBe(createHash('sha256').update('on record').digest('hex'));
});
