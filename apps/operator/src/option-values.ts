import { topicRoles, type TopicRole } from '@on-record/domain';
import { InvalidArgumentError } from 'commander';

const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The help of an option that `parseSince` reads. */
export const SINCE_HELP = 'only what came since then: 2026-03-02 (a day begins in UTC), 2026-03-02T10:00:00Z, or ago: 30m, 12h, 7d';

/** The help of an option that `parseSince` reads, where an end is meant. */
export const UNTIL_HELP = 'only what came before that, so without the day itself: 2026-03-03, 2026-03-02T10:00:00Z, or ago: 30m, 12h, 7d';

/** A moment as an operator types it, as ISO 8601 in UTC: a date, a date with time and offset, or how long ago. */
export function parseSince(text: string, nowMs: number = Date.now()): string {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return new Date(nowMs - Number(count) * (UNITS_MS[unit] ?? 0)).toISOString();
  const isMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const ms = isMoment ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new InvalidArgumentError('Give a date (2026-03-02), a date with time and offset (2026-03-02T10:00:00Z), or how long ago (30m, 12h, 7d).');
  return new Date(ms).toISOString();
}

/** How many lines are wanted: a whole number from 1 to 10,000. */
export function parseLimit(text: string): number {
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > 10_000) throw new InvalidArgumentError('Give a whole number from 1 to 10000.');
  return count;
}

/** How many there may be in a second: a whole number from 1 to 10,000,000. */
export function parseRate(text: string): number {
  const rate = /^\d{1,8}$/.test(text) ? Number(text) : 0;
  if (rate < 1 || rate > 10_000_000) throw new InvalidArgumentError('Give a whole number from 1 to 10000000.');
  return rate;
}

/** Roles of topics, for an option that may be given several times. */
export function collectRoles(text: string, before: readonly TopicRole[] = []): readonly TopicRole[] {
  const role = topicRoles.find((each) => each === text);
  if (role === undefined) throw new InvalidArgumentError(`Give one of ${topicRoles.join(', ')}.`);
  return [...before, role];
}
