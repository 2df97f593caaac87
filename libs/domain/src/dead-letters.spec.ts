import { deadLetteredEvent } from './dead-letters';
import type { Poison, StoredRecord } from './ports/event-log';
import { readEvent } from './read-event';
import { topicNamesOf, writeEvent } from './write-event';

const record: StoredRecord = {
  topic: 'on-record.articles', partition: 3, offset: 17n, key: 'a/b', headers: { ce_id: 'x', ce_type: 'ArticleReceived' }, value: new TextEncoder().encode('{'), appendedAtMs: 0,
};

function poison(over: Partial<Poison> = {}): Poison {
  return { record, code: 'EVENT_NOT_JSON', reason: 'Unexpected end of JSON input at 1.', attempts: 1, firstFailedAtMs: 0, lastFailedAtMs: 1_000, ...over };
}

describe('EventDeadLettered', () => {
  it('names the place of the record, the code and both moments, and is written and read like any event', () => {
    const event = deadLetteredEvent(poison(), 'projector');
    expect(event).toMatchObject({
      source: '/on-record/projector', time: '1970-01-01T00:00:01.000Z',
      payload: { topic: 'on-record.articles', partition: 3, offset: 17, code: 'EVENT_NOT_JSON', attempts: 1, firstFailedAt: '1970-01-01T00:00:00.000Z', lastFailedAt: '1970-01-01T00:00:01.000Z' },
    });
    const written = writeEvent(event, topicNamesOf('on-record'));
    expect(written.topic).toBe('on-record.dead-letters');
    expect(readEvent(written)).toEqual({ kind: 'event', event });
  });

  it('is the same dead letter however often the record is given up, and another one at another place or stage', () => {
    const id = (given: Poison, stage: 'projector' | 'extractor' = 'projector') => deadLetteredEvent(given, stage).payload.deadLetterId;
    expect(id(poison({ attempts: 4, lastFailedAtMs: 9 }))).toBe(id(poison()));
    expect(id(poison({ record: { ...record, offset: 18n } }))).not.toBe(id(poison()));
    expect(id(poison(), 'extractor')).not.toBe(id(poison()));
  });

  it.each<[string, string, string, boolean]>([
    ['numbers', 'No place 17 in 200 characters.', 'No place 4 in 9 characters.', true],
    ['ids', 'Run 0f3c1f9e-98f0-5a8f-a1fd-5b1a3e3ed5f0 is gone.', 'Run c0ffee00-0000-5000-8000-00000000d311 is gone.', true],
    ['quoted words', 'The word "harbour" is wrong.', 'The word "lake" is wrong.', true],
    ['what is wrong', '/guid: is missing.', '/source: is missing.', false],
  ])('has a fingerprint to which %s count as they should', (_what, one, other, isSame) => {
    const print = (reason: string): string => deadLetteredEvent(poison({ reason }), 'projector').payload.fingerprint;
    expect(print(one) === print(other)).toBe(isSame);
  });

  it('repeats no words of the record, which may have to be erased', () => {
    const { payload } = deadLetteredEvent(poison({ reason: 'Unexpected token \'x\', ..."the "secret" words"... is not valid JSON' }), 'projector');
    expect(payload.reason).toBe('Unexpected token \'x\', ..."…"... is not valid JSON');
  });

  it('holds nothing that a database would not take, and nothing without measure', () => {
    const wild = { ...record, key: 'k\0\ud800'.repeat(5_000), headers: { ce_type: '\0', ce_id: 'i'.repeat(9_000) }, value: null };
    const { payload } = deadLetteredEvent(poison({ record: wild, reason: `\0\udc00${'r'.repeat(9_000)}` }), 'projector');
    expect(JSON.stringify(payload)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    expect(JSON.stringify(payload).length).toBeLessThan(2_500);
    expect(payload).not.toHaveProperty('valueSha256');
  });
});
