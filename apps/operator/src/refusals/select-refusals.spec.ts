import { askedFor, selectRefusals, type RefusalChoice } from './select-refusals';
import type { SetAsideDelivery } from './set-aside-delivery';

function delivery(deliveryId: string, change: Partial<SetAsideDelivery> = {}): SetAsideDelivery {
  return {
    kind: 'refused', deliveryId, source: 'town-crier', receivedAt: '2026-03-02T12:00:00.000Z', code: 'DELIVERY_FIELD_INVALID', httpStatus: 422,
    bytes: 2, isTruncated: false, isUnproven: false, place: { topic: 't', partition: 0, offset: 0n }, ...change,
  };
}

const unproven = { code: 'DELIVERY_SIGNATURE_INVALID', httpStatus: 401, isUnproven: true };
// As they are read: newest first.
const deliveries = [
  delivery('newest', { receivedAt: '2026-03-03T00:00:00.000Z' }), delivery('forged?', unproven), delivery('vast', { code: 'DELIVERY_TOO_LARGE', isTruncated: true }),
  delivery('mended', {}), delivery('picture', { kind: 'ignored' }), delivery('elsewhere', { source: 'other' }), delivery('oldest', { receivedAt: '2026-03-01T00:00:00.000Z' }),
];

function fates(choice: Partial<RefusalChoice>): Readonly<Record<string, readonly string[]>> {
  const whole = { ids: [], ...choice };
  const { unknown, ...selection } = selectRefusals(askedFor({ deliveries }, whole), whole, new Set(['mended']));
  return { unknown, ...Object.fromEntries(Object.entries(selection).map(([fate, these]) => [fate, these.map(({ deliveryId }) => deliveryId)])) };
}

describe('which refusals are delivered again', () => {
  it.each<[string, Partial<RefusalChoice>, Readonly<Record<string, readonly string[]>>]>([
    ['of a source: oldest first, without what was taken since, what was cut, and what anybody can have sent', { source: 'town-crier' },
      { chosen: ['oldest', 'newest'], truncated: ['vast'], taken: ['mended'], unproven: ['forged?'], unknown: [] }],
    ['of a moment', { since: '2026-03-02T12:00:00.000Z', source: 'town-crier' }, { chosen: ['newest'], truncated: ['vast'], taken: ['mended'], unproven: ['forged?'], unknown: [] }],
    ['of the code of a wrong signature: the operator vouches for them', { code: 'DELIVERY_SIGNATURE_INVALID' }, { chosen: ['forged?'], truncated: [], taken: [], unproven: [], unknown: [] }],
    ['taken before, where asked for', { source: 'town-crier', code: 'DELIVERY_FIELD_INVALID', again: true }, { chosen: ['oldest', 'mended', 'newest'], truncated: [], taken: [], unproven: [], unknown: [] }],
    ['by their ids, and which ids there are not', { ids: ['forged?', 'picture', 'nobody'] }, { chosen: ['forged?'], truncated: [], taken: [], unproven: [], unknown: ['picture', 'nobody'] }],
  ])('%s', (_case, choice, expected) => {
    expect(fates(choice)).toEqual(expected);
  });
});
