import { readEvent, type StoredRecord } from '@on-record/domain';
import { printable, printableText } from '../printable-text';
import { toTable } from '../to-table';
import { sayRecord, typeOf } from './say-event';

const MOST_VALUE = 8_000;

/** A record as JSON: where it stands, its envelope, what is wrong with it; its payload where that is asked for. */
export function recordJson(record: StoredRecord, { withPayload }: { readonly withPayload: boolean }): object {
  const { topic, partition, offset, key, headers, value } = record;
  const read = readEvent(record);
  return {
    topic, partition, offset: String(offset), appendedAt: momentOf(record), key, type: typeOf(record), says: sayRecord(record), headers, bytes: value?.byteLength ?? 0,
    ...(read.kind === 'refused' ? { refused: { code: read.code, reason: read.reason } } : {}),
    ...(withPayload ? payloadOf(record) : {}),
  };
}

/** A record for people: what it says, its envelope, what is wrong with it; its payload where that is asked for. */
export function describeRecord(record: StoredRecord, { withPayload }: { readonly withPayload: boolean }): string {
  const { topic, partition, offset, key, headers, value } = record;
  const read = readEvent(record);
  return [
    `${printable(typeOf(record))} at ${topic}/${partition}/${offset}, appended ${momentOf(record) ?? 'at an unknown moment'}\n${sayRecord(record)}`,
    ...(read.kind === 'refused' ? [`This release reads it as no event: ${read.code}: ${printable(read.reason)}`] : []),
    `Key: ${printable(key)}`,
    `Headers\n\n${toTable(Object.entries(headers).map(([name, text]) => ({ name, value: text })))}`,
    value === null ? 'Value: none (a tombstone)' : withPayload ? `Value: ${value.byteLength} bytes\n\n${valueText(value)}` : `Value: ${value.byteLength} bytes (--payload shows them)`,
  ].join('\n\n');
}

/** When the log took a record; undefined where it says no moment. */
export function momentOf({ appendedAtMs }: StoredRecord): string | undefined {
  const moment = new Date(appendedAtMs);
  return Number.isNaN(moment.getTime()) || appendedAtMs < 0 ? undefined : moment.toISOString();
}

function payloadOf(record: StoredRecord): object {
  const read = readEvent(record);
  if (read.kind === 'event') return { payload: read.event.payload };
  return record.value === null ? { payload: null } : { base64: Buffer.from(record.value).toString('base64') };
}

/** JSON is set in lines; what is none is shown as it is. */
function valueText(value: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(value);
  try {
    return printableText(JSON.stringify(JSON.parse(text), undefined, 2), MOST_VALUE);
  } catch {
    return printableText(text, MOST_VALUE);
  }
}
