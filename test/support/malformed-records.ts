// Types only, so that benchmarks, which are no part of a test run, can import this file as it is.
import type { LogRecord } from '@on-record/domain';

/** A way in which a record can be wrong, the code that says so, and how a good record is made wrong in that way. */
export interface Malformation {
  readonly what: string;
  readonly code: string;
  malform(record: LogRecord): LogRecord;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (record: LogRecord): string => new TextDecoder().decode(record.value ?? new Uint8Array());

/** Six kinds of malformed events. */
export const malformations: readonly Malformation[] = [
  { what: 'is cut off in the middle', code: 'EVENT_NOT_JSON', malform: (record) => ({ ...record, value: bytesOf(textOf(record).slice(0, 60)) }) },
  { what: 'is not UTF-8', code: 'EVENT_NOT_JSON', malform: (record) => ({ ...record, value: Uint8Array.of(0x7b, 0x22, 0xff, 0xfe) }) },
  { what: 'has no envelope', code: 'EVENT_ENVELOPE_INVALID', malform: (record) => ({ ...record, headers: {} }) },
  { what: 'is of a type that nobody knows', code: 'EVENT_TYPE_UNKNOWN', malform: (record) => ({ ...record, headers: { ...record.headers, ce_type: 'ArticlePainted' } }) },
  { what: 'lacks a field', code: 'EVENT_PAYLOAD_INVALID', malform: (record) => ({ ...record, value: bytesOf(textOf(record).replace('"articleId"', '"article"')) }) },
  { what: 'holds a NUL', code: 'EVENT_PAYLOAD_INVALID', malform: (record) => ({ ...record, value: bytesOf(textOf(record).replace('"runId":"', '"runId":"\\u0000')) }) },
];

/** Records with a malformed one behind each so many good ones, the kinds in turn; each is made of a record that stands nowhere else. */
export function withMalformed(good: readonly LogRecord[], foreign: readonly LogRecord[], every: number): { readonly records: readonly LogRecord[]; readonly malformed: readonly (Malformation & { readonly record: LogRecord })[] } {
  const malformed: (Malformation & { readonly record: LogRecord })[] = [];
  const records = good.flatMap((record, place) => {
    const source = foreign[malformed.length % foreign.length];
    const kind = malformations[malformed.length % malformations.length];
    if (place % every !== every - 1 || source === undefined || kind === undefined) return [record];
    // A key of its own: compaction keeps the latest record of a key.
    const bad = { ...kind.malform(source), key: `${source.key}/${malformed.length}` };
    malformed.push({ ...kind, record: bad });
    return [record, bad];
  });
  return { records, malformed };
}
