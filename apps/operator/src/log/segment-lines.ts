import type { StoredRecord } from '@on-record/domain';
import { z } from 'zod';

/*
 * A record of the log as one line of NDJSON (ADR 39):
 *   {"offset":"17","appendedAt":"2026-03-02T12:00:00.000Z","key":"…","headers":{"ce_id":"…"},"value":"{…}"}
 * `value` is the text of the bytes where they are UTF-8, null for a tombstone; other bytes stand as `base64` instead, and so does
 * a text that JSON would make longer than that, so that a line has no more bytes than a record by a third.
 */
const lineSchema = z.union([
  z.strictObject({ offset: z.string().regex(/^\d{1,19}$/), appendedAt: z.iso.datetime().optional(), key: z.string(), headers: z.record(z.string(), z.string()), value: z.string().nullable() }),
  z.strictObject({ offset: z.string().regex(/^\d{1,19}$/), appendedAt: z.iso.datetime().optional(), key: z.string(), headers: z.record(z.string(), z.string()), base64: z.base64() }),
]);

/** A record of a segment: what the log held, apart from where. */
export type SegmentRecord = Pick<StoredRecord, 'offset' | 'key' | 'headers' | 'value'> & { readonly appendedAt?: string | undefined };

/** The most bytes of a line: a record of 16 MB in base64, with room for key and headers. */
export const MOST_LINE_BYTES = 24 * 1024 * 1024;

/** A record as a line without its end; equal records give equal lines. */
export function toLine({ offset, appendedAtMs, key, headers, value }: StoredRecord): string {
  const moment = new Date(appendedAtMs);
  const appendedAt = Number.isNaN(moment.getTime()) || appendedAtMs < 0 ? {} : { appendedAt: moment.toISOString() };
  return JSON.stringify({ offset: String(offset), ...appendedAt, key, headers, ...valueField(value) });
}

/** The record of a line; undefined for what is none. */
export function fromLine(line: string): SegmentRecord | undefined {
  const parsed = lineSchema.safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  const { offset, appendedAt, key, headers } = parsed.data;
  return { offset: BigInt(offset), appendedAt, key, headers, value: 'base64' in parsed.data ? Buffer.from(parsed.data.base64, 'base64') : bytesOf(parsed.data.value) };
}

function valueField(value: Uint8Array | null): { readonly value: string | null } | { readonly base64: string } {
  if (value === null) return { value: null };
  const text = textOf(value);
  const isShort = text !== undefined && Buffer.byteLength(JSON.stringify(text)) <= (value.byteLength * 4) / 3 + 8;
  return isShort ? { value: text } : { base64: Buffer.from(value).toString('base64') };
}

/** The text of the bytes, if they are just its UTF-8; a byte order mark is a character of it. */
function textOf(value: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
  } catch {
    return undefined;
  }
}

function bytesOf(text: string | null): Uint8Array | null {
  return text === null ? null : new TextEncoder().encode(text);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
