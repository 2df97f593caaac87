import { jsonText } from './json-text';

it.each([
  ['DEL and the C1 controls', '\u007f\u0080\u009b2J\u009f'],
  ['what turns the direction of text', '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'],
  ['the C0 controls, which JSON escapes by itself', '\u0000\u001b[2J\r\n\t'],
])('writes %s as escapes, and is read as what it was', (_case, text) => {
  const value = { reason: `a${text}b`, [text]: 'in a name too' };
  expect(jsonText(value)).toMatch(/^[\u0020-\u007e]+$/);
  expect(JSON.parse(jsonText(value))).toEqual(value);
});

it('leaves all other text as it is, and writes a bigint as a string', () => {
  expect(jsonText({ name: 'Élodie “Ö” 北 \\u202e', offset: 7n })).toBe('{"name":"Élodie “Ö” 北 \\\\u202e","offset":"7"}');
});
