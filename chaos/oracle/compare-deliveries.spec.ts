import { compareDeliveries } from './compare-deliveries.ts';

const record = (body: string, deliveryId = `id of ${body}`): string => JSON.stringify({ deliveryId, body: { base64: Buffer.from(body).toString('base64') } });

describe('deliveries in the log', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['are all there, some of them twice', [record('a'), record('b'), record('a')], []],
    ['are told apart from the record that founds the topic', ['0b6f0c0a-6d0b-4a53-9d52-7b9c5e1e7f11', record('a'), record('b')], []],
    ['are lost', [record('a')], ['lost']],
    ['are there though nobody sent them', [record('a'), record('b'), record('c')], ['wrong']],
    ['are there twice under different ids', [record('a'), record('b'), record('a', 'another id')], ['double']],
    ['would be folded by compaction, for they share an id', [record('a'), record('b', 'id of a')], ['wrong']],
  ])('%s', (_what, records, kinds) => {
    expect(compareDeliveries(new Set(['a', 'b']), records).map(({ kind }) => kind)).toEqual(kinds);
  });
});
