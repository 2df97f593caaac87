import type { SaidAt } from '@on-record/domain';
import { readTime, type Day, type ReadTime } from '../libraries/chrono-times';

const DAY_MS = 86_400_000;
/** Years of four digits, of which ISO 8601 needs no agreement and JavaScript takes none for a year of the last century. */
const [FIRST_YEAR, LAST_YEAR] = [1000, 9998];

/** The moment of publication, and how far the article's own zone is from UTC then. */
export interface PublicationTime {
  readonly instantMs: number;
  readonly offsetMinutes: number;
}

/** When the article was published, in its own zone; nothing when the time cannot be read or is in no year of four digits. */
export function publicationTime(publishedAt: string, timeZone: string): PublicationTime | undefined {
  const instantMs = Date.parse(publishedAt);
  if (Number.isNaN(instantMs) || !isFourDigits(new Date(instantMs).getUTCFullYear())) return undefined;
  return {
    instantMs,
    // Asked for where a time is told only, for it takes long.
    get offsetMinutes() {
      return zoneOffset(instantMs, timeZone) ?? writtenOffset(publishedAt);
    },
  };
}

/** Making a format takes long, and sources have few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 100;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(timeZone, format);
  return format;
}

function zoneOffset(instantMs: number, timeZone: string): number | undefined {
  try {
    const name = formatOf(timeZone).formatToParts(new Date(instantMs)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return name === 'GMT' ? 0 : minutesOf(/^GMT([+-])(\d\d):(\d\d)$/.exec(name));
  } catch {
    // A zone that the calendar does not know: the offset of the time itself decides.
    return undefined;
  }
}

function writtenOffset(publishedAt: string): number {
  return minutesOf(/([+-])(\d\d):?(\d\d)$/.exec(publishedAt)) ?? 0;
}

function minutesOf(match: RegExpExecArray | null): number | undefined {
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/**
 * The date that a time phrase means in a report about the past: a bare weekday is the last one up to the day of publication,
 * "last week" the ISO week before, a month without a year the last such month.
 */
export function pastTime(phrase: string, published: PublicationTime): Pick<SaidAt, 'value' | 'precision'> | undefined {
  const lower = phrase.toLowerCase();
  const today = localDay(published);
  if (/\bweek\b/.test(lower)) return { value: isoWeek(addDays(today, /\blast\b/.test(lower) ? -7 : 0)), precision: 'week' };
  if (/^(last|this) month$/.test(lower)) return { value: monthBefore(today, lower.startsWith('last') ? 1 : 0), precision: 'month' };
  if (/^(last|this) year$/.test(lower)) return { value: `${today.year - (lower.startsWith('last') ? 1 : 0)}`, precision: 'year' };
  if (/^(19|20)\d\d$/.test(lower)) return { value: lower, precision: 'year' };
  if (/\b(next|tomorrow)\b/.test(lower)) return undefined;
  const read = readTime(phrase.replace(/(\d)\.(\d\d ?[ap]m)/i, '$1:$2'), published.instantMs, published.offsetMinutes);
  return read && isFourDigits(read.year) ? datedTime(read, lower, today) : undefined;
}

function isFourDigits(year: number): boolean {
  return year > FIRST_YEAR && year <= LAST_YEAR;
}

function datedTime(read: ReadTime, lower: string, today: Day): Pick<SaidAt, 'value' | 'precision'> | undefined {
  if (!read.hasDay && read.hasMonth) return pastMonth(read, today);
  if (!read.hasDay && read.hour === undefined) return undefined;
  const day = dayOf(read, lower, today);
  const clock = /\b\d{1,2}(?:[.:](\d\d))? ?[ap]\.?m\b/.exec(lower);
  if (clock && read.hour !== undefined) return { value: `${iso(day)}T${two(read.hour)}${clock[1] === undefined ? '' : `:${clock[1]}`}`, precision: clock[1] === undefined ? 'hour' : 'instant' };
  const isPart = /\b(morning|afternoon|evening|night|tonight|noon|midnight|late|early)\b/.test(lower);
  return { value: iso(day), precision: isPart ? 'part-of-day' : 'day' };
}

function dayOf(read: ReadTime, lower: string, today: Day): Day {
  if (read.weekday !== undefined && !read.hasMonth) {
    const back = (weekdayOf(today) - read.weekday + 7) % 7;
    return addDays(today, -(back === 0 && /\blast\b/.test(lower) ? 7 : back));
  }
  if (read.hasYear || !isLater(read, today)) return read;
  return { ...read, year: today.year - (read.year > today.year ? 0 : 1) };
}

function pastMonth(read: ReadTime, today: Day): Pick<SaidAt, 'value' | 'precision'> {
  const year = read.hasYear ? read.year : read.month > today.month ? today.year - 1 : today.year;
  return { value: `${year}-${two(read.month)}`, precision: 'month' };
}

function monthBefore({ year, month }: Day, back: number): string {
  return month > back ? `${year}-${two(month - back)}` : `${year - 1}-${two(month - back + 12)}`;
}

function isLater(a: Day, b: Day): boolean {
  return Date.UTC(a.year, a.month - 1, a.day) > Date.UTC(b.year, b.month - 1, b.day);
}

function localDay({ instantMs, offsetMinutes }: PublicationTime): Day {
  return dayAt(instantMs + offsetMinutes * 60_000);
}

function dayAt(ms: number): Day {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function addDays({ year, month, day }: Day, days: number): Day {
  return dayAt(Date.UTC(year, month - 1, day) + days * DAY_MS);
}

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - (weekdayOf(day) || 7));
  const first = Date.UTC(thursday.year, 0, 1);
  const week = Math.floor((Date.UTC(thursday.year, thursday.month - 1, thursday.day) - first) / DAY_MS / 7) + 1;
  return `${thursday.year}-W${two(week)}`;
}

function iso({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
