import type { Event } from '@on-record/domain';
import { createMemoryLog } from '@on-record/event-log';
import { ignoredDelivery, recordsOf, refusedDelivery, topicNames } from '../../test/refused-deliveries';
import { listed } from './list-refusals.command';
import { readReasons, readSetAside } from './set-aside-delivery';
import { readAbout } from './show-refusal.command';

const topic = topicNames('refusals');
const unsigned = { httpStatus: 401, code: 'DELIVERY_SIGNATURE_MISSING' };

async function logOf(...events: readonly Event[]) {
  const log = createMemoryLog({ topicNames });
  await log.append(recordsOf(...events));
  return log;
}

describe('the topic of refusals', () => {
  it('tells of each delivery once, newest first', async () => {
    const log = await logOf(
      refusedDelivery({ body: '1', receivedAt: '2026-03-02T10:00:00.000Z' }),
      refusedDelivery({ body: '2', receivedAt: '2026-03-02T12:00:00.000Z' }),
      refusedDelivery({ body: '1', code: 'DELIVERY_BODY_INVALID', httpStatus: 400, receivedAt: '2026-03-02T11:00:00.000Z' }),
      ignoredDelivery('picture'),
    );
    const { deliveries, unreadable } = await readSetAside(log, topic);
    expect(deliveries.map(({ kind, receivedAt, code }) => [kind, receivedAt.slice(11, 13), code])).toEqual([
      ['ignored', '13', ''], ['refused', '12', 'DELIVERY_FIELD_INVALID'], ['refused', '11', 'DELIVERY_BODY_INVALID'],
    ]);
    expect(unreadable).toBe(0);
  });

  it('does not let a stranger hide a refusal of proven origin by sending its bytes unsigned', async () => {
    const log = await logOf(refusedDelivery(), refusedDelivery({ ...unsigned, receivedAt: '2026-03-03T00:00:00.000Z' }));
    expect((await readSetAside(log, topic)).deliveries).toMatchObject([{ code: 'DELIVERY_FIELD_INVALID', isUnproven: false }]);
  });

  it('takes a refusal of proven origin for one that was not', async () => {
    const log = await logOf(refusedDelivery({ ...unsigned, receivedAt: '2026-03-03T00:00:00.000Z' }), refusedDelivery());
    expect((await readSetAside(log, topic)).deliveries).toMatchObject([{ code: 'DELIVERY_FIELD_INVALID', isUnproven: false }]);
  });

  it('leaves out what was erased, and counts what cannot be read', async () => {
    const log = await logOf(refusedDelivery({ body: '1' }), refusedDelivery({ body: '2' }));
    const [erased] = recordsOf(refusedDelivery({ body: '1' }));
    await log.append([{ ...erased!, value: null }, { ...erased!, key: 'foreign', value: new Uint8Array([1]) }]);
    const { deliveries, unreadable } = await readSetAside(log, topic);
    expect([deliveries.length, unreadable]).toEqual([1, 1]);
  });

  it('is listed up to a limit, without what was left alone unless asked for', async () => {
    const found = await readSetAside(await logOf(refusedDelivery({ body: '1' }), refusedDelivery({ body: '2' }), refusedDelivery({ body: '3', source: 'other' }), ignoredDelivery('picture')), topic);
    expect(listed(found, { limit: 2 })).toMatchObject({ deliveries: [{ kind: 'refused' }, { kind: 'refused' }], found: 3 });
    expect(listed(found, { limit: 9, ignored: true }).found).toBe(4);
    expect(listed(found, { limit: 9, source: 'other' }).found).toBe(1);
    expect(listed(found, { limit: 9, since: '2026-03-02T12:00:00.001Z' }).found).toBe(0);
  });

  it('keeps of the deliveries that are asked for what tells them apart, and reads the reasons of those that are shown', async () => {
    const [one, two, other] = [refusedDelivery({ body: '1' }), refusedDelivery({ body: '2', reason: 'Too early.', receivedAt: '2026-03-02T11:00:00.000Z' }), refusedDelivery({ body: '3', source: 'other' })];
    const log = await logOf(one, two, other, ignoredDelivery('picture'));
    const { deliveries } = await readSetAside(log, topic, { source: 'town-crier' });
    expect(deliveries.map(({ kind }) => kind)).toEqual(['ignored', 'refused', 'refused']);
    expect(deliveries.every((delivery) => !('reason' in delivery))).toBe(true);
    expect(await readReasons(log, deliveries)).toEqual(['A picture.', one.payload.reason, 'Too early.']);
    expect((await readSetAside(log, topic, { ids: [other.payload.deliveryId] })).deliveries).toMatchObject([{ source: 'other' }]);
    log.removeRecords(deliveries[1]!.place, () => true);
    expect((await readReasons(log, deliveries))[1]).toBe('');
  });

  it('says all about one delivery, in the order of receipt', async () => {
    const first = refusedDelivery({ ...unsigned, receivedAt: '2026-03-01T00:00:00.000Z' });
    const log = await logOf(refusedDelivery(), first, refusedDelivery({ body: 'another' }));
    const events = await readAbout(log, topic, first.payload.deliveryId);
    expect(events.map(({ payload }) => 'code' in payload && payload.code)).toEqual(['DELIVERY_SIGNATURE_MISSING', 'DELIVERY_FIELD_INVALID']);
  });
});
