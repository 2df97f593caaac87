import { printable } from './printable-text';

/**
 * A value as JSON in one line, as every `--json` prints it; a bigint becomes a string. What can steer a terminal, or turn the
 * direction of text, stands as an escape: it can occur within strings only, where JSON reads `\u202e` as the character itself.
 */
export function jsonText(value: object): string {
  return printable(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)));
}
