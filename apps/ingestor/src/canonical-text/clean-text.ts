/**
 * What no canonical text holds: C0 and C1 controls (Postgres refuses NUL; XML, CSV and terminals choke on the others)
 * and the byte order mark. Tab and the line breaks are told apart later.
 */
const REMOVED = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const WHITE_SPACE = /[\s\u0085]+/g;

/** Well-formed Unicode without controls: each lone surrogate becomes U+FFFD. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(REMOVED, '');
}

/** One line of clean text: every run of white space, line breaks included, becomes one space. */
export function toLine(text: string): string {
  return cleanText(text).replace(WHITE_SPACE, ' ').trim();
}

/** Clean lines without the empty ones; white space inside a line stays as it was written. */
export function toLines(text: string): readonly string[] {
  return cleanText(text)
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
