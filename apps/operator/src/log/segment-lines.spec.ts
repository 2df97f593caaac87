import type { StoredRecord } from '@on-record/domain';
import * as fc from 'fast-check';
import { fromLine, toLine } from './segment-lines';

const record: StoredRecord = { topic: 't', partition: 0, offset: 17n, appendedAtMs: Date.UTC(2026, 2, 2), key: 'a/b', headers: { ce_id: 'b' }, value: new TextEncoder().encode('{"a":"\u2028é"}') };
const again = (value: Uint8Array | null): Uint8Array | null | undefined => fromLine(toLine({ ...record, value }))?.value;
const hex = (value: Uint8Array | null | undefined): string | null | undefined => (value ? Buffer.from(value).toString('hex') : value);

it('is one line that people can read where the bytes are text', () => {
  expect(toLine(record)).toBe('{"offset":"17","appendedAt":"2026-03-02T00:00:00.000Z","key":"a/b","headers":{"ce_id":"b"},"value":"{\\"a\\":\\"\u2028é\\"}"}');
});

it.each<[string, Uint8Array | null]>([
  ['text', record.value], ['a tombstone', null], ['nothing', new Uint8Array()], ['bytes that are no UTF-8', Uint8Array.of(0xff, 0xfe, 0)], ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b)],
])('gives back %s to the byte', (_what, value) => {
  expect(hex(again(value))).toBe(hex(value));
});

it('gives back whatever the bytes are, and no line is longer than base64 by much', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (value) => {
    expect(hex(again(value))).toBe(hex(value));
    expect(Buffer.byteLength(toLine({ ...record, value }))).toBeLessThan((value.length * 4) / 3 + 150);
  }));
});

it.each(['', '{', '[]', '{"offset":"x","key":"","headers":{},"value":null}', '{"offset":"1","key":"","headers":{},"value":null,"base64":""}', '{"offset":"1","key":"","headers":{"a":1},"value":""}'])(
  'takes %s for no record', (line) => expect(fromLine(line)).toBeUndefined());
