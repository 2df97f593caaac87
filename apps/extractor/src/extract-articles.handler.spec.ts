import {
  articleContentHash, articleIdOf, makeEvent, orderKeyOf, partitionOf, readEvent, revisionIdOf, spanOf, topicNamesOf, writeEvent,
  type BatchContext, type Event, type ExtractionResult, type LogRecord, type RecordBatch,
} from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { createLogger } from '@on-record/runtime';
import { toExtractionInput, type ArticleReader } from './engine-pool';
import { ExtractArticlesHandler } from './extract-articles.handler';

const topicNames = topicNamesOf('spec');

/** Finds one statement: the whole text; breaks at a text that says so. Answers late ones first. */
const reader: ArticleReader = {
  version: '1.0.0+spec',
  extractAll: (articles) => Promise.all(articles.map(async (article, place): Promise<ExtractionResult> => {
    for (let turn = articles.length - place; turn > 0; turn -= 1) await Promise.resolve();
    const { text } = toExtractionInput(article);
    const [flaw] = /invalid|vast/.exec(text) ?? [];
    if (flaw !== undefined) return flawed(flaw);
    if (text.includes('break')) return { kind: 'failed', code: 'ENGINE_BROKE', reason: 'It said so.' };
    const statement = { kind: 'indirect', content: spanOf(text, 0, text.length), speaker: { kind: 'unknown', reason: 'hearsay' }, zone: 'body' } as const;
    return { kind: 'extracted', findings: { statements: [statement], accusations: [], denials: [] }, diagnostics: [], workUnits: text.length };
  })),
};

/** What no engine should answer: a finding that does not fit its schema, or more than a record may hold. */
function flawed(flaw: string): ExtractionResult {
  const content = flaw === 'vast' ? { start: 0, end: 17_000_000, text: 'x'.repeat(17_000_000) } : { start: 0, end: 1, text: '' };
  const statement = { kind: 'indirect', content, speaker: { kind: 'unknown', reason: 'hearsay' }, zone: 'body' } as const;
  return { kind: 'extracted', findings: { statements: [statement], accusations: [], denials: [] }, diagnostics: [], workUnits: 1 };
}

function article(guid: string, text: string): Event<'ArticleReceived'> {
  const articleId = articleIdOf('daily', guid);
  const content = { text, marks: [], headline: text, language: 'en', publishedAt: '2026-01-02T03:04:05Z', timeZone: 'UTC' };
  const orderKey = orderKeyOf({ version: 1, receivedAtMs: 0, contentHash: articleContentHash(content) });
  const revisionId = revisionIdOf(articleId, orderKey);
  return makeEvent('ArticleReceived', { id: revisionId, subject: articleId, time: '2026-01-02T03:04:05.000Z', correlationId: revisionId, causationId: revisionId }, {
    articleId, revisionId, deliveryId: revisionId, source: 'daily', guid, orderKey, version: 1, receivedAt: '2026-01-02T03:04:05.000Z', content,
  });
}

function batchOf(records: readonly LogRecord[], partition: number): RecordBatch {
  const stored = records.map((record, place) => ({ ...record, partition, offset: BigInt(place), appendedAtMs: 0 }));
  return { topic: topicNames('articles'), partition, fetchedFrom: 0n, nextOffset: BigInt(records.length), endOffset: BigInt(records.length), records: stored };
}

describe('extracting the articles of a batch', () => {
  let log: MemoryLog;
  let handler: ExtractArticlesHandler;
  const context: BatchContext = { isAssigned: () => true, heartbeat: () => Promise.resolve() };

  beforeEach(() => {
    log = createMemoryLog({ topicNames });
    handler = new ExtractArticlesHandler({ log, reader, topicNames, logger: createLogger({ app: 'spec', level: 'silent' }) });
  });

  afterEach(() => log.close());

  async function appended(partition: number): Promise<readonly Event[]> {
    const events: Event[] = [];
    for await (const record of log.read({ topic: topicNames('extractions'), partition }, 0n)) {
      const read = readEvent(record);
      if (read.kind === 'event') events.push(read.event);
    }
    return events;
  }

  it('appends the events of each article in order to the partition number of its input', async () => {
    const articles = [article('a', 'First.'), article('b', 'Second.')];
    const outcome = await handler.handle(batchOf(articles.map((each) => writeEvent(each, topicNames)), 7), context);
    expect(outcome).toEqual({ kind: 'handled' });
    expect((await appended(7)).map(({ type, subject }) => [type, subject])).toEqual(
      articles.flatMap(({ subject }) => [['StatementExtracted', subject], ['ExtractionCompleted', subject]]));
  });

  it('makes an article that breaks the engine an ExtractionFailed, and the others go on', async () => {
    await handler.handle(batchOf([article('a', 'Please break.'), article('b', 'Second.')].map((each) => writeEvent(each, topicNames)), 0), context);
    expect((await appended(0)).map(({ type }) => type)).toEqual(['ExtractionFailed', 'StatementExtracted', 'ExtractionCompleted']);
  });

  it('appends the same records when a batch comes again', async () => {
    const batch = batchOf([writeEvent(article('a', 'First.'), topicNames)], 3);
    await handler.handle(batch, context);
    await handler.handle(batch, context);
    const events = await appended(3);
    expect(events).toHaveLength(4);
    expect(events.slice(2)).toEqual(events.slice(0, 2));
  });

  it('leaves tombstones, other facts and records that are no events alone', async () => {
    const { payload: { articleId } } = article('a', 'First.');
    const erased = makeEvent('ArticleErased', { id: articleId, subject: articleId, time: '2026-01-02T03:04:05.000Z', correlationId: 'x', causationId: 'x' }, { articleId, erasedAt: '2026-01-02T03:04:05.000Z', by: { actor: 'a', reason: 'b' } });
    const good = writeEvent(article('a', 'First.'), topicNames);
    await handler.handle(batchOf([{ ...good, value: null }, writeEvent(erased, topicNames), { ...good, headers: {} }], 1), context);
    expect(await appended(1)).toEqual([]);
  });

  it.each([['an invalid', 'ENGINE_BROKE'], ['a vast', 'WORK_BUDGET_EXCEEDED']])('makes an article with %s finding an ExtractionFailed, and the others go on', async (flaw, code) => {
    await handler.handle(batchOf([article('a', `It has ${flaw} finding.`), article('b', 'Second.')].map((each) => writeEvent(each, topicNames)), 0), context);
    expect((await appended(0)).map(({ type, payload }) => ('code' in payload ? payload.code : type))).toEqual([code, 'StatementExtracted', 'ExtractionCompleted']);
  });

  it('waits for an upgrade at a version that it does not know', async () => {
    const record = writeEvent(article('a', 'First.'), topicNames);
    const newer = { ...record, headers: { ...record.headers, ce_schemaversion: '99' } };
    await expect(handler.handle(batchOf([newer], 1), context)).rejects.toMatchObject({ code: 'EVENT_VERSION_UNKNOWN', retriable: true });
  });

  it('appends nothing once the partition belongs to another', async () => {
    const lost = { ...context, isAssigned: () => false };
    await expect(handler.handle(batchOf([writeEvent(article('a', 'First.'), topicNames)], 1), lost)).rejects.toMatchObject({ code: 'LOG_ASSIGNMENT_LOST' });
    expect(await appended(1)).toEqual([]);
  });
});

it('articles and extractions of one article have one partition number', () => {
  const { subject } = article('a', 'First.');
  expect(writeEvent(article('a', 'First.'), topicNames).partition).toBe(partitionOf(subject, 12));
});
