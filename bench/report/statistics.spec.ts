import fc from 'fast-check';
import { median, percentile } from './statistics.ts';

const hundred = Array.from({ length: 100 }, (_none, place) => 100 - place);

describe('a percentile', () => {
  it.each([[0.5, 50], [0.99, 99], [0.991, 100], [1, 100], [0.001, 1]])('%d of 1 to 100 is %d', (share, expected) => {
    expect(percentile(hundred, share)).toBe(expected);
  });

  it('orders by number, not by text', () => {
    expect(percentile([9, 10, 100], 1)).toBe(100);
  });

  it('is one of the values, and the share of the values does not exceed it', () => {
    fc.assert(fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
      const found = percentile(values, share);
      expect(values).toContain(found);
      expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length);
    }));
  });

  it('of nothing, or of a share that is none, is refused', () => {
    expect(() => percentile([], 0.5)).toThrow('percentile of nothing');
    for (const share of [0, 1.1, Number.NaN]) expect(() => percentile([1], share)).toThrow('share above 0');
  });
});

describe('a median', () => {
  it('is the middle one, the lower of two', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2, 7]);
  });
});
