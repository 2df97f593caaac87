import * as fc from 'fast-check';
import { compareOrderKeys, compareText, encodeOrderKey } from './order-key';

const arbitraryKey = fc.record({
  version: fc.nat(), versionCreatedMs: fc.nat({ max: 4_102_444_800_000 }), receivedAtMs: fc.nat({ max: 4_102_444_800_000 }),
  contentHash: fc.constantFrom('0', 'a', 'f').map((digit) => digit.repeat(64)),
});

describe('order keys', () => {
  it('are totally ordered', () => {
    fc.assert(fc.property(arbitraryKey, arbitraryKey, arbitraryKey, (a, b, c) => {
      expect(Math.sign(compareOrderKeys(a, b))).toBe(-Math.sign(compareOrderKeys(b, a)) + 0);
      if (compareOrderKeys(a, b) <= 0 && compareOrderKeys(b, c) <= 0) expect(compareOrderKeys(a, c)).toBeLessThanOrEqual(0);
      expect(compareOrderKeys(a, a)).toBe(0);
    }));
  });

  it('keep their order as text', () => {
    fc.assert(fc.property(arbitraryKey, arbitraryKey, (a, b) => {
      expect(compareText(encodeOrderKey(a), encodeOrderKey(b))).toBe(Math.sign(compareOrderKeys(a, b)) + 0);
    }));
  });

  it('put an explicit version above any date', () => {
    const hash = 'a'.repeat(64);
    const numbered = { version: 1, versionCreatedMs: 0, receivedAtMs: 0, contentHash: hash };
    const dated = { version: 0, versionCreatedMs: 4_000_000_000_000, receivedAtMs: 0, contentHash: hash };
    expect(compareOrderKeys(numbered, dated)).toBeGreaterThan(0);
  });
});
