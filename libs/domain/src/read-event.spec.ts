import * as fc from 'fast-check';
import { z } from 'zod';
import { catalogue } from './catalogue';
import { defineEventType, type EventType } from './event-type';
import { makeEvent } from './make-event';
import { readEvent, readEventOf } from './read-event';
import { deterministicId } from './uuid';
import { topicNamesOf, writeEvent } from './write-event';

const id = deterministicId('spec', ['one']);
const event = makeEvent('SourceConfigured', { id, subject: 'daily', time: '2026-01-02T03:04:05.000Z', correlationId: id, causationId: id }, {
  source: 'daily', name: 'The Daily', language: 'en', timeZone: 'Europe/London', textPolicy: 'full', configuredAt: '2026-01-02T03:04:05.000Z',
});
const record = writeEvent(event, topicNamesOf('test'));
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('the one door for readers', () => {
  it('gives back the event that was written', () => {
    expect(readEvent(record)).toEqual({ kind: 'event', event });
    expect(record).toMatchObject({ topic: 'test.control', partition: 0, key: `daily/${id}` });
  });

  it('writes equal events as equal bytes', () => {
    const { payload } = event;
    const turned = { ...event, payload: Object.fromEntries(Object.entries(payload).reverse()) } as typeof event;
    expect(writeEvent(turned, topicNamesOf('test'))).toEqual(record);
  });

  it('writes nothing that is larger than a record may be', () => {
    const vast = { ...event, payload: { ...event.payload, name: 'x'.repeat(16 * 1024 * 1024) } };
    expect(() => writeEvent(vast, topicNamesOf('test'))).toThrow(expect.objectContaining({ code: 'EVENT_TOO_LARGE' }));
  });

  it.each<[string, Partial<typeof record>, object]>([
    ['takes a null value as a tombstone', { value: null }, { kind: 'tombstone', key: `daily/${id}` }],
    ['refuses what is not JSON', { value: new TextEncoder().encode('{') }, { code: 'EVENT_NOT_JSON' }],
    ['refuses bytes that are not UTF-8', { value: Uint8Array.of(0x22, 0xff, 0x22) }, { code: 'EVENT_NOT_JSON' }],
    ['refuses a payload that does not fit', { value: bytes({ source: 'daily' }) }, { code: 'EVENT_PAYLOAD_INVALID' }],
    ['refuses extra fields', { value: bytes({ ...event.payload, extra: 1 }) }, { code: 'EVENT_PAYLOAD_INVALID' }],
    ['refuses a record without an envelope', { headers: {} }, { code: 'EVENT_ENVELOPE_INVALID' }],
    ['takes headers of extensions that it does not know', { headers: { ...record.headers, ce_tracestate: 'a=1' } }, { kind: 'event', event: { id } }],
    ['refuses an unknown type', { headers: { ...record.headers, ce_type: 'NothingHappened' } }, { code: 'EVENT_TYPE_UNKNOWN' }],
    ['refuses a type named like a property of every object', { headers: { ...record.headers, ce_type: 'constructor' } }, { code: 'EVENT_TYPE_UNKNOWN' }],
    ['calls an event of a type that a newer release has added trouble, not poison', { headers: { ...record.headers, ce_type: 'SourceClosed', ce_dataschema: '/events/SourceClosed/v2' } }, { code: 'EVENT_VERSION_UNKNOWN' }],
    ['refuses an unknown type whose schema is that of another', { headers: { ...record.headers, ce_type: 'SourceClosed', ce_dataschema: '/events/SourceConfigured/v2' } }, { code: 'EVENT_TYPE_UNKNOWN' }],
    ['refuses an unknown type that is not named as a fact, whatever its schema', { headers: { ...record.headers, ce_type: 'merged', ce_dataschema: '/events/merged/v2' } }, { code: 'EVENT_TYPE_UNKNOWN' }],
    ['calls a newer version trouble, not poison', { headers: { ...record.headers, ce_schemaversion: '3' } }, { code: 'EVENT_VERSION_UNKNOWN' }],
  ])('%s', (_name, change, expected) => {
    expect(readEvent({ ...record, ...change })).toMatchObject(expected);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), fc.dictionary(fc.string(), fc.string()), (value, headers) => {
      expect(readEvent({ key: 'k', headers: { ...record.headers, ...headers }, value }).kind).toMatch(/event|refused/);
    }));
  });
});

describe('the version history of SourceConfigured', () => {
  const settings = { source: 'daily', name: 'The Daily', language: 'en', timeZone: 'Europe/London', textPolicy: 'full', configuredAt: '2026-01-02T03:04:05.000Z' };
  const readAs = (schemaversion: string, payload: object) => readEvent({ ...record, headers: { ...record.headers, ce_schemaversion: schemaversion }, value: bytes(payload) });

  it('reads version 1 as version 2 without a notice', () => {
    expect(readAs('1', settings)).toMatchObject({ kind: 'event', event: { schemaversion: 2, payload: settings } });
  });

  it('reads version 2 with its notice as it is', () => {
    const noticed = { ...settings, notice: 'All of this is invented.' };
    expect(readAs('2', noticed)).toMatchObject({ kind: 'event', event: { schemaversion: 2, payload: noticed } });
  });

  it.each([['version 1 with a notice that is too long', '1'], ['a notice that is too long', '2']])('refuses %s', (_case, version) => {
    expect(readAs(version, { ...settings, notice: 'x'.repeat(301) })).toMatchObject({ kind: 'refused', code: 'EVENT_PAYLOAD_INVALID' });
  });
});

describe('the version history of DeliveryReceived', () => {
  const payload = {
    deliveryId: id, source: 'daily', format: 'on-record-json', receivedAt: '2026-01-02T03:04:05.000Z', headers: {}, authentication: 'hmac-sha256',
    body: { contentType: 'application/json', base64: 'e30=', bytes: 2, sha256: '0'.repeat(64), isTruncated: false },
  };
  const readAs = (schemaversion: string, value: object) => readEvent({ ...record, headers: { ...record.headers, ce_type: 'DeliveryReceived', ce_schemaversion: schemaversion }, value: bytes(value) });

  it('reads version 1 as version 2', () => {
    expect(readAs('1', payload)).toMatchObject({ kind: 'event', event: { schemaversion: 2, payload } });
  });

  it('reads version 2 of an operator as it is', () => {
    const vouched = { ...payload, authentication: 'operator' };
    expect(readAs('2', vouched)).toMatchObject({ kind: 'event', event: { schemaversion: 2, payload: vouched } });
  });

  it.each(['1', '2'])('refuses another authentication in version %s', (version) => {
    expect(readAs(version, { ...payload, authentication: 'hearsay' })).toMatchObject({ kind: 'refused', code: 'EVENT_PAYLOAD_INVALID' });
  });
});

describe('the version history of an event type', () => {
  const greeted = defineEventType({
    type: 'PersonGreeted', version: 2, topic: 'control', producer: 'operator', meaning: 'Somebody was greeted.',
    schema: z.strictObject({ givenName: z.string(), familyName: z.string() }),
    upcasters: [(old) => {
      const [givenName, familyName] = String((old as { name: string }).name).split(' ');
      return { givenName, familyName };
    }],
  });
  const types: Record<string, EventType> = { PersonGreeted: greeted };
  const headers = { ...record.headers, ce_type: 'PersonGreeted' };

  it('reads version 1 as version 2', () => {
    const read = readEventOf(types, { key: 'k', headers: { ...headers, ce_schemaversion: '1' }, value: bytes({ name: 'Ann Lee' }) });
    expect(read).toMatchObject({ kind: 'event', event: { schemaversion: 2, payload: { givenName: 'Ann', familyName: 'Lee' } } });
  });

  it('reads version 2 as it is', () => {
    const payload = { givenName: 'Ann', familyName: 'Lee' };
    expect(readEventOf(types, { key: 'k', headers: { ...headers, ce_schemaversion: '2' }, value: bytes(payload) })).toMatchObject({ kind: 'event', event: { payload } });
  });

  it('refuses what an upcaster cannot make sense of', () => {
    const read = readEventOf(types, { key: 'k', headers: { ...headers, ce_schemaversion: '1' }, value: bytes(null) });
    expect(read).toMatchObject({ kind: 'refused' });
  });

  it('must lead from version 1 to the newest', () => {
    expect(() => defineEventType({ ...greeted, upcasters: [] })).toThrow(/needs 1 upcasters/);
  });
});

it('the catalogue lists each type under its own name, once, with a meaning', () => {
  for (const [name, type] of Object.entries(catalogue)) {
    expect(type.type).toBe(name);
    expect(type.meaning).toMatch(/^[A-Z].*\.$/);
  }
});
