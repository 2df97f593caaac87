const DAY_MS = 86_400_000;

/** The first and the last day that a time of saying can mean, as `YYYY-MM-DD`. */
export interface SaidDays {
  readonly first: string;
  readonly last: string;
}

/**
 * The days of an ISO 8601 value of any precision: `2026`, `2026-11`, `2026-W48`, `2026-11-24`, `2026-11-24T10:30`.
 * Undefined for a day that the calendar does not have.
 */
export function saidDaysOf(value: string): SaidDays | undefined {
  const year = Number(value.slice(0, 4));
  if (!Number.isInteger(year) || year < 1) return undefined;
  if (value.length === 4) return daysBetween(utc(year, 1, 1), utc(year + 1, 1, 1));
  if (value[5] === 'W') return daysOfWeek(year, Number(value.slice(6, 8)));
  const month = Number(value.slice(5, 7));
  if (month < 1 || month > 12) return undefined;
  if (value.length === 7) return daysBetween(utc(year, month, 1), utc(year, month + 1, 1));
  const day = Number(value.slice(8, 10));
  const start = utc(year, month, day);
  return new Date(start).getUTCMonth() === month - 1 && day > 0 ? daysBetween(start, start + DAY_MS) : undefined;
}

/** ISO 8601: week 1 is the week, from Monday, that holds 4 January. */
function daysOfWeek(year: number, week: number): SaidDays | undefined {
  const weekOneStart = mondayOf(utc(year, 1, 4));
  const start = weekOneStart + (week - 1) * 7 * DAY_MS;
  return week >= 1 && start < mondayOf(utc(year + 1, 1, 4)) ? daysBetween(start, start + 7 * DAY_MS) : undefined;
}

function mondayOf(timeMs: number): number {
  return timeMs - ((new Date(timeMs).getUTCDay() + 6) % 7) * DAY_MS;
}

/** `Date.UTC` takes years below 100 for years of the twentieth century. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function daysBetween(startMs: number, pastMs: number): SaidDays | undefined {
  const [first, last] = [isoDay(startMs), isoDay(pastMs - DAY_MS)];
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}

/** Years beyond 9999 have another form and are no days that a text means. */
function isoDay(timeMs: number): string | undefined {
  const day = new Date(timeMs).toISOString().slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}
