import type { EngineInput } from './extract-articles.ts';

/** The day at noon as time of publication: `20080804` or `2016-09-15`; none where there is no day. */
export function toPublishedAt(date: string | null | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(date ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}T12:00:00Z`;
}

/** A record of any set as the engine reads it. */
export function toEngineInput(row: { readonly id: string; readonly text: string; readonly date?: string | null | undefined; readonly publishedAt?: string | undefined }): EngineInput {
  return { id: row.id, text: row.text, publishedAt: row.publishedAt ?? toPublishedAt(row.date) };
}
