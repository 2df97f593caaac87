import { topicNamesOf, writeEvent, type Event, type StoredRecord } from '@on-record/domain';
import { configured, extracted, failed, received } from '../../../../test/support/recorded-articles';
import { lastEventTimeOf, readBatch } from './read-batch';

const article = received({ source: 'daily', guid: 'one', text: 'One\nTwo' });
const recordOf = (event: Event, offset = 0n): StoredRecord => ({ ...writeEvent(event, topicNamesOf('t')), offset, appendedAtMs: 0 });

describe('a batch that is read', () => {
  it('gives one fact for each event that rows are made of, in order', () => {
    const events = [article, configured('daily', 'full'), ...extracted(article, {}), ...failed(article)];
    const { facts, poison } = readBatch({ records: events.map((event, place) => recordOf(event, BigInt(place))) });
    expect(facts.map(({ table, record }) => [table.name, record.offset])).toEqual([['article_revisions', 0n], ['sources', 1n], ['runs', 2n], ['runs', 3n]]);
    expect(poison).toEqual([]);
  });

  it('has columns for every column of its tables, and no others', () => {
    for (const { table, row } of readBatch({ records: [article, configured('daily', 'full'), ...extracted(article, {})].map((event) => recordOf(event)) }).facts) {
      expect(Object.keys(row).sort()).toEqual([...Object.keys(table.columns), 'event_id', 'recorded_at', 'event_digest'].sort());
    }
  });

  it('knows the greatest time of its events', () => {
    const later = received({ source: 'daily', guid: 'two', text: 'Three', receivedAt: '2026-03-03T00:00:00Z' });
    expect(lastEventTimeOf(readBatch({ records: [recordOf(later), recordOf(article)] }).facts)).toBe('2026-03-03T00:00:00.000Z');
    expect(lastEventTimeOf([])).toBeUndefined();
  });

  it('gives equal copies one digest, and copies that differ in their bytes another', () => {
    const other = received({ source: 'daily', guid: 'one', text: 'One\nTwo', receivedAt: '2026-03-02T08:00:01Z' });
    const digests = [article, structuredClone(article), other].map((event) => readBatch({ records: [recordOf(event)] }).facts[0]!.row.event_digest);
    expect(digests[0]).toBe(digests[1]);
    expect(digests[0]).not.toBe(digests[2]);
  });

  it('takes a text that speaks of escapes for what it is', () => {
    const escapes = received({ source: 'daily', guid: 'three', text: 'He wrote \\u0000 and \\ud800. 😀\u0001' });
    expect(readBatch({ records: [recordOf(escapes)] })).toMatchObject({ poison: [], facts: [{ row: { text: escapes.payload.content.text } }] });
  });
});
