const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const UNPRINTABLE_BUT_LINES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Text for a terminal, in one line: what somebody else wrote must not be able to steer it, so that control characters are shown, not sent. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, escaped);
}

/** Text of several lines for a terminal, cut to a length, with a last line that says so. */
export function printableText(text: string, most: number): string {
  const shown = text.slice(0, most).toWellFormed().replaceAll(UNPRINTABLE_BUT_LINES, escaped);
  return text.length > most ? `${shown}\n(cut: ${most} of ${text.length} characters)` : shown;
}

/** One line of text, cut to a length with three dots at its end. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 3).toWellFormed()}...` : text;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
