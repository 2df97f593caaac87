import type { Event } from './event';
import type { ExtractionRequested, ExtractionScope } from './events/extraction-requested';
import { extractionRequestedEvent, extractionRequestFulfilledEvent, isInScope, requestedPartitions, requestGroupOf } from './extraction-requests';
import { articleIdOf } from './ids';
import { readEvent } from './read-event';
import { partitionOf } from './topics';
import { topicNamesOf, writeEvent } from './write-event';

const topicNames = topicNamesOf('spec');
const by = { actor: 'ann', reason: 'a better engine' };
const given: Omit<ExtractionRequested, 'requestId'> = {
  engineVersion: '2.0.0+abc', scope: { kind: 'all' }, upTo: [0, 3, 17], requestedAt: '2026-03-02T10:00:00.000Z', by,
};

it('a request has one id for one content, and can be written and read', () => {
  const request = extractionRequestedEvent(given, 'act');
  expect(extractionRequestedEvent({ ...given, upTo: [0, 3, 17] }, 'act')).toEqual(request);
  expect(extractionRequestedEvent({ ...given, upTo: [0, 3, 18] }, 'act').id).not.toBe(request.id);
  expect(readEvent(writeEvent(request, topicNames))).toMatchObject({ kind: 'event', event: { type: 'ExtractionRequested', payload: request.payload } });
});

it('whoever says that a request is fulfilled says the same, byte for byte', () => {
  const request = extractionRequestedEvent(given, 'act');
  const [one, other] = [writeEvent(extractionRequestFulfilledEvent(request), topicNames), writeEvent(extractionRequestFulfilledEvent(request), topicNames)];
  expect(one).toEqual(other);
  expect(readEvent(one)).toMatchObject({ kind: 'event', event: { type: 'ExtractionRequestFulfilled', time: given.requestedAt, causationid: request.id } });
});

it('the extractors of a group work on a request in a group of its own', () => {
  expect(requestGroupOf('on-record-extractor', 'some-id')).toBe('on-record-extractor.request.some-id');
});

describe('the scope of a request', () => {
  const articleId = articleIdOf('daily', 'one');
  // All that a scope looks at.
  const article = { time: '2026-03-02T08:00:00Z', payload: { articleId, source: 'daily' } } as Event<'ArticleReceived'>;

  it.each<readonly [string, ExtractionScope, boolean]>([
    ['everything', { kind: 'all' }, true],
    ['its source', { kind: 'source', source: 'daily' }, true],
    ['another source', { kind: 'source', source: 'weekly' }, false],
    ['its moment, which is the first of the time', { kind: 'time', from: '2026-03-02T08:00:00.000Z', to: '2026-03-03T00:00:00.000Z' }, true],
    ['a time that ends at its moment', { kind: 'time', from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T08:00:00.000Z' }, false],
    ['a time without an end', { kind: 'time', from: '2026-03-01T00:00:00.000Z' }, true],
    ['a time without a beginning', { kind: 'time', to: '2026-03-01T00:00:00.000Z' }, false],
    ['its id', { kind: 'articles', articleIds: [articleIdOf('daily', 'two'), articleId] }, true],
    ['another id', { kind: 'articles', articleIds: [articleIdOf('daily', 'two')] }, false],
  ])('that names %s', (_what, scope, isIn) => {
    expect(isInScope(scope, article)).toBe(isIn);
  });

  it('leads to all partitions that hold something, and to those of the articles only where it names articles', () => {
    expect(requestedPartitions(given)).toEqual([{ partition: 1, upTo: 3n }, { partition: 2, upTo: 17n }]);
    const upTo = Array<number>(12).fill(5);
    expect(requestedPartitions({ scope: { kind: 'articles', articleIds: [articleId] }, upTo })).toEqual([{ partition: partitionOf(articleId, 12), upTo: 5n }]);
  });
});
