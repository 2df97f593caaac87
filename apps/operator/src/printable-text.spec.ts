import { printable, printableText, shortened } from './printable-text';

it.each([
  ['the beginning of an escape sequence', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
  ['text that runs backwards', 'a\u202eb\u2067c\u200fd', 'a\\u202eb\\u2067c\\u200fd'],
  ['line ends', 'a\r\nb\u2028c', 'a\\u000d\\u000ab\\u2028c'],
])('shows %s instead of sending it to the terminal', (_case, text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('keeps the line feeds of a text of several lines, and nothing else that steers', () => {
  expect(printableText('one\ntwo\r\u001b[2J', 100)).toBe('one\ntwo\\u000d\\u001b[2J');
});

it('says what it cut, and leaves no half of a character', () => {
  expect(printableText('abc😀', 4)).toBe('abc\ufffd\n(cut: 4 of 5 characters)');
  expect(shortened('abcdefgh', 6)).toBe('abc...');
  expect(shortened('abcdef', 6)).toBe('abcdef');
});
