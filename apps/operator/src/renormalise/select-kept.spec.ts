import type { DeliveredFact } from '@on-record/projections';
import { deliveryIdOf, eventIdOf, makeEvent, sha256Hex } from '@on-record/domain';
import { createMemoryLog } from '@on-record/event-log';
import { recordsOf, topicNames } from '../../test/refused-deliveries';
import { readKept, type KeptDelivery } from './kept-delivery';
import { describeKept } from './renormalise-report';
import { isAskedFor, selectKept } from './select-kept';

const kept = (deliveryId: string, change: Partial<KeptDelivery> = {}): KeptDelivery => ({
  deliveryId, source: 'daily', format: 'on-record-json', receivedAt: '2026-03-02T08:00:00.000Z', bytes: 7, place: { topic: 't', partition: 0, offset: 0n }, ...change,
});
const fact = (deliveryId: string, { isNewest = true, receivedAtMs = 0 } = {}): DeliveredFact => ({
  deliveryId, articleId: 'a', isNewest, orderKey: { version: 0, versionCreatedMs: 0, receivedAtMs, contentHash: '0'.repeat(64) },
});

describe('deliveries to be read again', () => {
  it.each<[string, readonly DeliveredFact[], boolean, 'chosen' | 'outdated' | 'unused']>([
    ['one with a date', [fact('1', { isNewest: false })], false, 'chosen'],
    ['the newest without version and date', [fact('1', { receivedAtMs: 9 })], false, 'chosen'],
    ['an older one without version and date, which would become the newest', [fact('1', { receivedAtMs: 9, isNewest: false })], false, 'outdated'],
    ['that one, where it is meant', [fact('1', { receivedAtMs: 9, isNewest: false })], true, 'chosen'],
    ['one that became no article', [], false, 'unused'],
    ['that one, where it is meant', [], true, 'chosen'],
  ])('%s: %#', (_what, facts, again, fate) => {
    expect(selectKept([kept('1')], [...facts, fact('2', { receivedAtMs: 9, isNewest: false })], { again })[fate]).toHaveLength(1);
  });

  it.each([
    [{ source: 'daily' }, true], [{ source: 'weekly' }, false], [{ format: 'ninjs' }, false], [{ format: 'on-record-json', source: 'daily' }, true],
    [{ since: '2026-03-02T08:00:00.000Z' }, true], [{ since: '2026-03-02T08:00:00.001Z' }, false],
    [{ until: '2026-03-02T08:00:00.000Z' }, false], [{ until: '2026-03-02T08:00:00.001Z' }, true],
  ])('are asked for by what they have: %j', (filters, expected) => {
    expect(isAskedFor(kept('1'), { deliveryIds: new Set(), ...filters })).toBe(expected);
  });

  it('are told by source and format, with what is left out', () => {
    const said = describeKept({ chosen: [kept('1'), kept('2'), kept('3', { source: 'weekly' })], outdated: [kept('4')], unused: [kept('5')] });
    expect(said).toMatch(/To be delivered again: 3[^]*daily +on-record-json +2 +14[^]*weekly +on-record-json +1 +7[^]*Left out: 1 without version and date[^]*Left out: 1 that became no article/);
  });
});

describe('the topic of deliveries', () => {
  it('tells of each delivery once, oldest first, without what was erased, and counts what cannot be read', async () => {
    const delivered = (body: string, receivedAt: string) => {
      const bytes = Buffer.from(body);
      const deliveryId = deliveryIdOf('daily', 'text/plain', sha256Hex(bytes));
      const context = { id: eventIdOf('DeliveryReceived', deliveryId), subject: deliveryId, time: receivedAt, correlationId: deliveryId, causationId: deliveryId };
      return makeEvent('DeliveryReceived', context, {
        deliveryId, source: 'daily', format: 'plain', receivedAt, headers: {}, authentication: 'unsigned',
        body: { contentType: 'text/plain', base64: bytes.toString('base64'), bytes: bytes.length, sha256: sha256Hex(bytes), isTruncated: false },
      });
    };
    const log = createMemoryLog({ topicNames });
    const records = recordsOf(delivered('later', '2026-03-02T09:00:00.000Z'), delivered('gone', '2026-03-02T07:00:00.000Z'), delivered('first', '2026-03-02T08:00:00.000Z'));
    await log.append([...records, records[0]!, { ...records[1]!, value: null }, { ...records[2]!, key: 'foreign', value: new Uint8Array([1]) }]);
    const { deliveries, unreadable } = await readKept(log, topicNames('deliveries'), () => true);
    expect([deliveries.map(({ receivedAt, bytes }) => [receivedAt.slice(11, 13), bytes]), unreadable]).toEqual([[['08', 5], ['09', 5]], 1]);
    expect((await readKept(log, topicNames('deliveries'), () => false)).deliveries).toEqual([]);
  });
});
