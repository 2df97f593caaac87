import {
  articleIdOf, eventIdOf, extractionRequestedEvent, makeEvent, partitionOf, readEvent, requestGroupOf, spanOf, stagePausedEvent, stageResumedEvent, topicNamesOf, writeEvent,
  type BatchHandler, type Event, type EventLog, type ExtractionResult, type ExtractionScope, type StagePaused,
} from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { createLogger, createMetrics, StagePause } from '@on-record/runtime';
import { received } from '../../../../test/support/recorded-articles';
import { until } from '../../../../test/support/until';
import type { ArticleReader } from '../engine-pool';
import { ExtractArticlesHandler } from '../extract-articles.handler';
import { ErasedArticles } from './erased-articles';
import { ExtractionRequests } from './extraction-requests';
import { requestMetrics } from './request-metrics';

const topicNames = topicNamesOf('spec');
const logger = createLogger({ app: 'spec', level: 'silent' });
const GROUP = 'extractors';
const NEW = '2.0.0+spec';
const by = { actor: 'ann', reason: 'a better engine' };

/** Finds one statement: the whole text. */
function readerOf(version: string): ArticleReader {
  return {
    version,
    extractAll: (articles) => Promise.resolve(articles.map(({ payload: { content: { text } } }): ExtractionResult => {
      const statement = { kind: 'indirect', content: spanOf(text, 0, text.length), speaker: { kind: 'unknown', reason: 'hearsay' }, zone: 'body' } as const;
      return { kind: 'extracted', findings: { statements: [statement], accusations: [], denials: [] }, diagnostics: [], workUnits: text.length };
    })),
  };
}

const story = (guid: string, rest: { readonly source?: string; readonly receivedAt?: string } = {}): Event<'ArticleReceived'> =>
  received({ source: 'daily', guid, text: `The mayor said that ${guid} was over.`, ...rest });

function erasureOf({ payload: { articleId } }: Event<'ArticleReceived'>): Event {
  const erasedAt = '2026-03-05T10:00:00Z';
  const context = { id: eventIdOf('ArticleErased', articleId), subject: articleId, time: erasedAt, correlationId: articleId, causationId: articleId };
  return makeEvent('ArticleErased', context, { articleId, erasedAt, by });
}

describe('requests for extraction', () => {
  let log: MemoryLog;
  let running: ExtractionRequests[];
  let pause: StagePause;

  beforeEach(() => {
    log = createMemoryLog({ topicNames, batchRecords: 2 });
    running = [];
    pause = new StagePause('extractor', logger);
  });

  afterEach(async () => {
    await Promise.all(running.map((each) => each.stop()));
    await log.close();
  });

  const append = (...events: readonly Event[]): Promise<void> => log.append(events.map((event) => writeEvent(event, topicNames)));

  async function ask(scope: ExtractionScope, engineVersion = NEW): Promise<Event<'ExtractionRequested'>> {
    const upTo = (await log.offsets([topicNames('articles')])).map(({ next }) => Number(next));
    return extractionRequestedEvent({ engineVersion, scope, upTo, requestedAt: '2026-03-04T10:00:00.000Z', by }, 'act');
  }

  interface Given {
    readonly reader?: ArticleReader;
    readonly extract?: Pick<BatchHandler, 'handle'>;
    readonly log?: EventLog;
  }

  /** An extractor's work on requests, which are told it as the control topic would. */
  function work(events: readonly Event[], { reader = readerOf(NEW), extract, log: other }: Given = {}): { readonly requests: ExtractionRequests; readonly metric: (name: string) => Promise<string> } {
    const metrics = createMetrics({ app: 'extractor' });
    const requests = new ExtractionRequests({
      log: other ?? log, groupId: GROUP, engineVersion: reader.version, topicNames, pause, logger, everyMs: 5,
      extract: extract ?? new ExtractArticlesHandler({ log, reader, topicNames, logger }), setAside: () => Promise.resolve(), metrics: requestMetrics(metrics),
    });
    events.forEach(requests.take);
    requests.start();
    running.push(requests);
    const metric = async (name: string): Promise<string> => (await metrics.scrape()).text.split('\n').find((line) => line.startsWith(`on_record_extractor_${name} `)) ?? '';
    return { requests, metric };
  }

  const eventsIn = (topic: 'control' | 'extractions'): readonly Event[] => log.records(topicNames(topic)).flatMap((record) => {
    const read = readEvent(record);
    return read.kind === 'event' ? [read.event] : [];
  });
  /** The articles that a version has read, each as often as it was closed. */
  const readBy = (version: string): readonly string[] => eventsIn('extractions').flatMap((event) => (event.type === 'ExtractionCompleted' && event.payload.engineVersion === version ? [event.subject] : [])).toSorted();
  const idsOf = (...articles: readonly Event<'ArticleReceived'>[]): readonly string[] => articles.map(({ subject }) => subject).toSorted();
  const untilFulfilled = (count = 1): Promise<unknown> =>
    until(() => eventsIn('control').filter(({ type }) => type === 'ExtractionRequestFulfilled').length >= count, { withinMs: 20_000, describe: () => 'the request to be fulfilled' });

  it('read all articles that stood in the log when it was asked, and none that came later', async () => {
    const articles = Array.from({ length: 30 }, (_, place) => story(`before-${place}`));
    await append(...articles);
    const request = await ask({ kind: 'all' });
    await append(story('after'), story('after-too'));
    const { metric } = work([request]);
    await untilFulfilled();
    expect(readBy(NEW)).toEqual(idsOf(...articles));
    expect(await metric('reextracted_articles_total')).toMatch(/ 30$/);
    await until(async () => (await metric('open_requests')).endsWith(' 0'), { withinMs: 5_000, describe: () => 'no request to be open' });
  });

  it.each<readonly [string, ExtractionScope, readonly number[]]>([
    ['of a source', { kind: 'source', source: 'weekly' }, [2]],
    ['of a time', { kind: 'time', from: '2026-03-02T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' }, [1]],
    ['by name', { kind: 'articles', articleIds: [articleIdOf('daily', 'first'), articleIdOf('weekly', 'third')] }, [0, 2]],
  ])('read only the articles %s where it asks for these', async (_which, scope, wanted) => {
    const articles = [story('first', { receivedAt: '2026-03-01T08:00:00Z' }), story('second', { receivedAt: '2026-03-02T08:00:00Z' }), story('third', { source: 'weekly', receivedAt: '2026-03-03T00:00:00Z' })];
    await append(...articles);
    work([await ask(scope)]);
    await untilFulfilled();
    expect(readBy(NEW)).toEqual(idsOf(...wanted.map((place) => articles[place]!)));
  });

  it('are left to the engine version that they name', async () => {
    await append(story('one'));
    const [others, own] = [await ask({ kind: 'all' }, '1.0.0+spec'), await ask({ kind: 'all' })];
    work([others, own]);
    await untilFulfilled();
    expect(readBy('1.0.0+spec')).toEqual([]);
    expect(eventsIn('control').flatMap(({ payload }) => ('requestId' in payload ? [payload.requestId] : []))).toEqual([own.id]);
  });

  it('read nothing of an article that was erased, wherever that is said and whether or not its text is still there', async () => {
    const [kept, erased, wiped] = [story('kept'), story('erased'), story('wiped')];
    await append(kept, erased, wiped);
    const request = await ask({ kind: 'all' });
    await append(erasureOf(erased), erasureOf(wiped));
    const { partition, topic, key, headers } = writeEvent(wiped, topicNames);
    await log.append([{ topic, partition, key, headers, value: null }]);
    work([request]);
    await untilFulfilled();
    expect(readBy(NEW)).toEqual(idsOf(kept));
  });

  it('go on after a restart where they were', async () => {
    const partition = partitionOf(articleIdOf('daily', 'a-0'), 12);
    const articles = Array.from({ length: 400 }, (_, place) => story(`a-${place}`)).filter(({ subject }) => partitionOf(subject, 12) === partition);
    expect(articles.length).toBeGreaterThan(10);
    await append(...articles);
    const request = await ask({ kind: 'all' });
    const door = Promise.withResolvers<void>();
    const good = new ExtractArticlesHandler({ log, reader: readerOf(NEW), topicNames, logger });
    let batches = 0;
    const { requests } = work([request], { extract: { handle: async (batch, context) => {
      batches += 1;
      if (batches <= 3) return good.handle(batch, context);
      await door.promise;
      // What is at hand when the process dies never counts.
      throw new TypeError('The process is gone.');
    } } });
    await until(() => readBy(NEW).length === 6, { withinMs: 20_000, describe: () => 'three batches to be read' });
    const stopped = requests.stop();
    door.resolve();
    await stopped;
    const committed = await log.committedOffsets(requestGroupOf(GROUP, request.id), [topicNames('articles')]);
    expect(committed.map(({ offset }) => offset)).toEqual([6n]);
    const { metric } = work([request]);
    await untilFulfilled();
    expect(readBy(NEW)).toEqual(idsOf(...articles));
    expect(await metric('reextracted_articles_total')).toMatch(new RegExp(` ${articles.length - 6}$`));
  });

  it('are shared by the extractors of a version, each article read by one', async () => {
    const articles = Array.from({ length: 60 }, (_, place) => story(`shared-${place}`));
    await append(...articles);
    const request = await ask({ kind: 'all' });
    work([request]);
    work([request]);
    await untilFulfilled(2);
    // A member that joins makes the other hand over what it had at hand, which is then read twice.
    expect([...new Set(readBy(NEW))]).toEqual(idsOf(...articles));
    expect(new Set(log.records(topicNames('control')).map(({ key }) => key)).size).toBe(1);
  });

  it('are done when what was left of them is gone from the log', async () => {
    const articles = Array.from({ length: 12 }, (_, place) => story(`gone-${place}`));
    await append(...articles);
    const request = await ask({ kind: 'all' });
    for (let partition = 0; partition < 12; partition += 1) log.removeRecords({ topic: topicNames('articles'), partition }, () => true);
    work([request]);
    await untilFulfilled();
    expect(readBy(NEW)).toEqual([]);
  });

  it('are not begun again at a start when all was read, though nobody had said so', async () => {
    await append(story('one'));
    const request = await ask({ kind: 'all' });
    const partition = partitionOf(story('one').subject, 12);
    log.setCommittedOffset(requestGroupOf(GROUP, request.id), { topic: topicNames('articles'), partition }, 1n);
    work([request]);
    await untilFulfilled();
    expect(readBy(NEW)).toEqual([]);
  });

  it('are not begun where they are fulfilled, in whatever order that is told', async () => {
    await append(story('one'));
    const [first, second] = [await ask({ kind: 'all' }), await ask({ kind: 'source', source: 'daily' })];
    work([first]);
    await untilFulfilled();
    const [fulfilled] = eventsIn('control');
    work([fulfilled!, first, second]);
    await untilFulfilled(2);
    expect(readBy(NEW)).toHaveLength(2);
    expect(eventsIn('control')).toHaveLength(2);
  });

  it('rest while the stage is paused', async () => {
    const paused: StagePaused = { stage: 'extractor', pausedAt: '2026-03-04T09:00:00.000Z', by };
    pause.take(stagePausedEvent(paused, 'act'));
    await append(story('one'));
    let looks = 0;
    const counting: EventLog = Object.assign(Object.create(log) as EventLog, { committedOffsets: (group: string, topics: readonly string[]) => ((looks += 1), log.committedOffsets(group, topics)) });
    work([await ask({ kind: 'all' })], { log: counting });
    await until(() => looks > 4, { withinMs: 5_000, describe: () => 'some looks at the request' });
    expect(readBy(NEW)).toEqual([]);
    pause.take(stageResumedEvent({ stage: 'extractor', resumedAt: '2026-03-04T10:00:00.000Z', by }, 'act'));
    await untilFulfilled();
    expect(readBy(NEW)).toEqual(idsOf(story('one')));
  });

  it('tell who stops that they stop, while the log is away', async () => {
    await append(story('one'));
    const never: EventLog = Object.assign(Object.create(log) as EventLog, { consume: () => new Promise<never>(() => undefined) });
    const { requests } = work([await ask({ kind: 'all' })], { log: never });
    await expect(requests.stop()).resolves.toBeUndefined();
  });
});

it('an erasure is known some seconds after it came, and what was read before is not read again', async () => {
  const log = createMemoryLog({ topicNames });
  const [one, two] = [story('one'), story('two')];
  const partition = partitionOf(one.subject, 12);
  const place = (event: Event): ReturnType<typeof writeEvent> => ({ ...writeEvent(event, topicNames), partition });
  await log.append([place(one), place(erasureOf(one))]);
  const from: bigint[] = [];
  const erased = new ErasedArticles({ log: { offsets: (topics) => log.offsets(topics), read: (at, offset) => (from.push(offset), log.read(at, offset)) }, topic: topicNames('articles'), freshMs: 0 });
  expect([...(await erased.in(partition))]).toEqual([one.subject]);
  await log.append([place(erasureOf(two))]);
  expect([...(await erased.in(partition))]).toEqual([one.subject, two.subject]);
  await erased.in(partition);
  expect(from).toEqual([0n, 2n]);
  await log.close();
});
