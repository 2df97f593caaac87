import { encodeOrderKey } from '@on-record/domain';
import * as fc from 'fast-check';
import { toAlignedText } from './article-revisions.table';
import { decodeOrderKey } from './decode-order-key';

describe('the aligned text', () => {
  it.each<[string, string | null]>([['plain é 字', null], ['', null], ['a😀b', 'a😀😀b'], ['😀😀', '😀😀😀😀']])('of %j is %j', (text, aligned) => {
    expect(toAlignedText(text)).toBe(aligned);
  });

  it('has as many code points as the text has UTF-16 code units', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...(toAlignedText(text) ?? text)]).toHaveLength(text.length);
    }));
  });

  it('is none for a text that no engine reads', () => {
    expect(toAlignedText('😀'.repeat(100_001))).toBeNull();
  });
});

it('an order key is the same after it was text', () => {
  const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
  fc.assert(fc.property(fc.record({ version: count, versionCreatedMs: count, receivedAtMs: count, contentHash: hash }), (key) => {
    expect(decodeOrderKey(encodeOrderKey(key))).toEqual(key);
  }));
});
