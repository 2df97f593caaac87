import { lagByTopic, lagReport } from './lag-report';

const end = (topic: string, partition: number, first: bigint, next: bigint) => ({ topic, partition, first, next });

it('counts from the position of the reader, and from the beginning where it has none', () => {
  const lags = lagReport(
    [end('t.articles', 0, 0n, 10n), end('t.articles', 1, 3n, 5n), end('t.control', 0, 0n, 7n)],
    [{ reader: 'projector', topic: 't.articles', partition: 0, nextOffset: 8n }],
    [{ name: 'projector', topics: ['t.articles'] }],
  );
  expect(lags.map(({ partition, lag }) => [partition, lag])).toEqual([[0, 2], [1, 2]]);
  expect(lagByTopic(lags)).toEqual([{ reader: 'projector', topic: 't.articles', lag: 4 }]);
});

it('is never negative, also when a group committed offsets that the log does not have', () => {
  const lags = lagReport([end('t.articles', 0, 0n, 10n)], [{ reader: 'x', topic: 't.articles', partition: 0, nextOffset: 99n }], [{ name: 'x', topics: ['t.articles'] }]);
  expect(lags[0]?.lag).toBe(0);
});
