/** What `toInstant` takes, for people. */
export const INSTANT_ALLOWED = 'a date and time with offset from 1970 to 2099, such as 2026-03-02T10:00:00Z or 2026-03-02T10:00:00+0530';

// ISO 8601 as senders write it: a space for the T, an offset without its colon, seconds or their fraction left out.
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)$/;
const LAST_YEAR = 2099;
const MINUTE_MS = 60_000;

/**
 * The milliseconds since the epoch of a written moment; `undefined` where it is none, has no offset, or lies before 1970
 * or after 2099: an absurd date would outrank every later revision of its article for good.
 */
export function toInstant(written: string): number | undefined {
  const match = PATTERN.exec(written.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((digits) => Number(digits ?? 0));
  const offsetHours = Number(match[10] ?? 0);
  const offsetMinutes = Number(match[11] ?? 0);
  if (hour > 23 || minute > 59 || second > 59 || offsetHours > 15 || offsetMinutes > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))));
  // Date.UTC rolls 30 February over into March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const sign = match[9] === '-' ? -1 : 1;
  const instant = date.getTime() - sign * (offsetHours * 60 + offsetMinutes) * MINUTE_MS;
  return instant >= 0 && instant < Date.UTC(LAST_YEAR + 1, 0) ? instant : undefined;
}
