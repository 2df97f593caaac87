import type { ParsedComponents } from 'chrono-node';
import { parse } from 'chrono-node/en';

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What a phrase says about the time; only the parts that its words fix or imply. */
export interface ReadTime extends Day {
  readonly hour: number | undefined;
  readonly minute: number | undefined;
  /** 0 is Sunday. */
  readonly weekday: number | undefined;
  readonly hasDay: boolean;
  readonly hasMonth: boolean;
  readonly hasYear: boolean;
}

/** Reads a short time phrase against the moment of publication; this is the only file that touches chrono-node. */
export function readTime(phrase: string, publishedAtMs: number, offsetMinutes: number): ReadTime | undefined {
  const result = parse(phrase, { instant: new Date(publishedAtMs), timezone: offsetMinutes })[0];
  return result && toReadTime(result.start);
}

function toReadTime(start: ParsedComponents): ReadTime {
  const certain = (part: 'hour' | 'minute' | 'weekday'): number | undefined => (start.isCertain(part) ? (start.get(part) ?? undefined) : undefined);
  return {
    year: start.get('year') ?? 0,
    month: start.get('month') ?? 1,
    day: start.get('day') ?? 1,
    hour: certain('hour'),
    minute: certain('minute'),
    weekday: certain('weekday'),
    hasDay: start.isCertain('day') || start.isCertain('weekday'),
    hasMonth: start.isCertain('month'),
    hasYear: start.isCertain('year'),
  };
}
