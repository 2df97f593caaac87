import type { VNode } from 'preact';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):/;

/** A moment in UTC, to the minute. A time out of the years 1 to 9999 stands as the database writes it. */
export function Moment({ at }: { readonly at: string }): VNode {
  const [, year, month, day, hour, minute] = MOMENT.exec(at) ?? [];
  return <time dateTime={at}>{day === undefined ? at : `${dayText(year, month, day)}, ${hour}:${minute} UTC`}</time>;
}

/** When something was said, as precise as the text is: a year, month, week, day, hour or minute. */
export function SaidAt({ value }: { readonly value: string }): VNode {
  return <time dateTime={value}>{saidText(value)}</time>;
}

function saidText(value: string): string {
  const [date = '', clock] = value.split('T');
  const [year, second, day] = date.split('-');
  const when = clock === undefined ? '' : `, ${clock.includes(':') ? clock : `${clock} h`}`;
  if (second === undefined) return `${year}`;
  if (second.startsWith('W')) return `week ${Number(second.slice(1))} of ${year}`;
  return `${day === undefined ? `${monthName(second)} ${year}` : dayText(year, second, day)}${when}`;
}

function dayText(year: string | undefined, month: string | undefined, day: string): string {
  return `${Number(day)} ${monthName(month)} ${year}`;
}

function monthName(month: string | undefined): string {
  return MONTHS[Number(month) - 1] ?? String(month);
}
