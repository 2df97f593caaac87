import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

const schema = z.tuple([z.string(), z.int()]);
const invalid = expect.objectContaining({ code: 'QUERY_INVALID' });

describe('a cursor', () => {
  it('gives back the position it was made of, in characters that need no escaping in an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer(), (text, number) => {
        const cursor = encodeCursor('pairs', [text, number]);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor('pairs', cursor, schema)).toEqual([text, number]);
      }),
    );
  });

  it('is refused with QUERY_INVALID, never with anything else, whatever is given', () => {
    const junk = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String(), fc.json().map((text) => Buffer.from(text).toString('base64url')));
    fc.assert(fc.property(junk, (text) => expect(() => decodeCursor('pairs', text, schema)).toThrow(invalid)));
  });

  it.each([
    ['of another listing', encodeCursor('actors', ['a', 1])],
    ['of another version', Buffer.from('[2,"pairs","a",1]').toString('base64url')],
    ['with too few values', encodeCursor('pairs', ['a'])],
    ['with too many values', encodeCursor('pairs', ['a', 1, 2])],
    ['with a value of another type', encodeCursor('pairs', ['a', '1'])],
    ['that is longer than any we give', encodeCursor('pairs', ['a'.repeat(2_000), 1])],
    ['that is empty', ''],
  ])('is refused %s', (_what, cursor) => {
    expect(() => decodeCursor('pairs', cursor, schema)).toThrow(invalid);
  });
});
