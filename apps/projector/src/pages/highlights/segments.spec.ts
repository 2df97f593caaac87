import fc from 'fast-check';
import { beginningsOf, nest, type Nested } from './nested-marks';
import { segmentsOf, type Layer } from './segments';

/** The marks as a person would write them: `[a: … ]` for a mark, `[~a: … ]` where it only goes on. */
function written(nested: readonly Nested<string>[]): string {
  return nested.map((each) => (each.kind === 'text' ? each.text : `[${each.isFirst ? '' : '~'}${each.value}:${written(each.children)}]`)).join('');
}

function marked(text: string, ...layers: readonly (readonly [value: string, start: number, end: number])[]): string {
  const segments = segmentsOf(text, layers.map(([value, start, end]) => ({ value, start, end })));
  return written(nest(segments, beginningsOf(segments)));
}

describe('marks in a text', () => {
  it.each<[string, string, readonly (readonly [string, number, number])[], string]>([
    ['no span at all', 'abcdef', [], 'abcdef'],
    ['an empty text', '', [['a', 0, 3]], ''],
    ['one span', 'abcdef', [['a', 1, 3]], 'a[a:bc]def'],
    ['neighbours', 'abcdef', [['a', 0, 3], ['b', 3, 6]], '[a:abc][b:def]'],
    ['one within another', 'abcdef', [['b', 2, 3], ['a', 1, 5]], 'a[a:b[b:c]de]f'],
    ['equal spans', 'abcdef', [['a', 1, 3], ['b', 1, 3]], 'a[a:[b:bc]]def'],
    ['a common beginning', 'abcdef', [['a', 0, 2], ['b', 0, 4]], '[b:[a:ab]cd]ef'],
    ['a common end', 'abcdef', [['a', 0, 4], ['b', 2, 4]], '[a:ab[b:cd]]ef'],
    ['spans that cross', 'abcdef', [['a', 0, 4], ['b', 2, 6]], '[a:ab[b:cd]][~b:ef]'],
    ['three that cross', 'abcdef', [['a', 0, 3], ['b', 1, 5], ['c', 2, 6]], '[a:a[b:b[c:c]]][~b:[~c:de]][~c:f]'],
    ['a value in two parts', 'abcdef', [['a', 0, 2], ['a', 4, 6]], '[a:ab]cd[~a:ef]'],
    ['spans that reach out of the text', 'abc', [['a', -4, 2], ['b', 1, 99]], '[a:a[b:b]][~b:c]'],
    ['spans that are empty, reversed or no numbers', 'abc', [['a', 1, 1], ['b', 2, 1], ['c', Number.NaN, Number.NaN]], 'abc'],
    ['a character of two code units', 'a😀b', [['a', 0, 2], ['b', 2, 3]], '[a:a[b:😀]]b'],
  ])('are right for %s', (_case, text, layers, expected) => {
    expect(marked(text, ...layers)).toBe(expected);
  });
});

describe('whatever the spans are', () => {
  const place = fc.oneof(fc.integer({ min: -5, max: 60 }), fc.double());
  const layers: fc.Arbitrary<readonly Layer<number>[]> = fc.array(fc.record({ start: place, end: place, value: fc.nat(9) }), { maxLength: 25 });
  const text = fc.string({ unit: 'binary', maxLength: 50 });
  const textIn = (nested: readonly Nested<number>[]): string => nested.map((each) => (each.kind === 'text' ? each.text : textIn(each.children))).join('');

  it('the text stays what it was, in segments and in marks', () => {
    fc.assert(fc.property(text, layers, (given, over) => {
      const segments = segmentsOf(given, over);
      expect(segments.map((segment) => segment.text).join('')).toBe(given);
      expect(textIn(nest(segments, beginningsOf(segments)))).toBe(given);
    }));
  });

  it('a segment is never empty, cuts no character in half, and lies under the layers that cover it', () => {
    fc.assert(fc.property(text, layers, (given, over) => {
      for (const { start, text: words, layers: covering } of segmentsOf(given, over)) {
        expect(words).not.toBe('');
        expect(words.isWellFormed()).toBe(true);
        expect(covering.every((layer) => layer.start <= start && layer.end >= start + words.length)).toBe(true);
      }
    }));
  });

  it('each value begins once', () => {
    const firsts = (nested: readonly Nested<number>[]): readonly number[] => nested.flatMap((each) => (each.kind === 'text' ? [] : [...(each.isFirst ? [each.value] : []), ...firsts(each.children)]));
    fc.assert(fc.property(text, layers, (given, over) => {
      const distinct = over.map((layer, value) => ({ ...layer, value }));
      const segments = segmentsOf(given, distinct);
      const begun = firsts(nest(segments, beginningsOf(segments)));
      expect(new Set(begun).size).toBe(begun.length);
    }));
  });
});
