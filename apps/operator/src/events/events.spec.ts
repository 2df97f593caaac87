import { topicNamesOf, writeEvent, type StoredRecord } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { configured, QUARREL_TEXT, quarrel } from '../../../../test/support/recorded-articles';
import { findEvent, toEventChoice } from './find-event';
import { typeOf } from './say-event';
import { describeRecord, recordJson } from './show-record';
import { lineOf } from './tail-events.command';
import { followEvents, tailEvents } from './tail-events';

const topicNames = topicNamesOf('spec');
const { article, run } = quarrel();
let [log, clock]: [MemoryLog, number] = [createMemoryLog(), 0];

beforeEach(async () => {
  clock = Date.UTC(2026, 2, 2);
  log = createMemoryLog({ topicNames, now: () => (clock += 1_000) });
  for (const event of [configured('daily', 'full'), article, ...run]) await log.append([writeEvent(event, topicNames)]);
});

const stored = (): StoredRecord => log.records(topicNames('articles'))[0]!;

describe('what a record says', () => {
  it('is the code of what is no event, and control characters do not reach a terminal', () => {
    const broken = { ...stored(), headers: { ...stored().headers, ce_type: 'Article\u001b[2J' } };
    expect(lineOf(broken, {})).toContain('Article\\u001b[2J');
    expect(lineOf(broken, {})).toContain('no event: EVENT_TYPE_UNKNOWN');
    expect(lineOf({ ...stored(), value: null }, {})).toContain('(tombstone)');
  });

  it('holds the payload only when asked', () => {
    expect(describeRecord(stored(), { withPayload: false })).not.toContain('Borland');
    expect(JSON.stringify(recordJson(stored(), { withPayload: false }))).not.toContain('Borland');
    expect(describeRecord(stored(), { withPayload: true })).toContain('accused Borland');
    expect(recordJson(stored(), { withPayload: true })).toMatchObject({ payload: { content: { text: QUARREL_TEXT } } });
  });
});

describe('an event', () => {
  it.each<[string, () => string]>([
    ['id', () => article.id], ['place', () => `articles/${stored().partition}/0`], ['place by the full name of the topic', () => `spec.articles/${stored().partition}/0`],
  ])('is found by its %s', async (_how, text) => {
    expect(await findEvent(log, topicNames, toEventChoice(text(), topicNames))).toMatchObject([{ key: stored().key, offset: 0n }]);
  });

  it('that is nowhere is not found, and what names none is refused', async () => {
    expect(await findEvent(log, topicNames, toEventChoice('articles/0/99', topicNames))).toEqual([]);
    expect(() => toEventChoice('painting/0/1', topicNames)).toThrow(/no topic of this installation/);
    expect(() => toEventChoice('painting', topicNames)).toThrow(/is no id/);
  });
});

describe('the tail of the log', () => {
  const types = async (choice: Partial<Parameters<typeof tailEvents>[1]>): Promise<readonly string[]> => {
    const taken: string[] = [];
    await tailEvents({ log, topicNames, take: (record) => taken.push(typeOf(record)) }, { limit: 50, ...choice });
    return taken;
  };

  it('is in the order in which the log took the records, whatever their topics', async () => {
    expect(await types({})).toEqual(['SourceConfigured', 'ArticleReceived', 'AccusationExtracted', 'ExtractionCompleted']);
    expect(await types({ limit: 2 })).toEqual(['AccusationExtracted', 'ExtractionCompleted']);
  });

  it.each<[string, Partial<Parameters<typeof tailEvents>[1]>, readonly string[]]>([
    ['a topic', { roles: ['control'] }, ['SourceConfigured']],
    ['a type', { type: 'ArticleReceived' }, ['ArticleReceived']],
    ['a subject', { subject: 'daily' }, ['SourceConfigured']],
    ['a moment', { since: '2026-03-02T00:00:04Z' }, ['ExtractionCompleted']],
  ])('can be chosen by %s', async (_what, choice, expected) => {
    expect(await types(choice)).toEqual(expected);
  });

  it('goes on with what comes, until it is ended', async () => {
    const ended = new AbortController();
    const from = await tailEvents({ log, topicNames, take: () => undefined }, { limit: 1 });
    await log.append([writeEvent(configured('weekly', 'none'), topicNames), writeEvent(quarrel('two').article, topicNames)]);
    const taken: string[] = [];
    const take = (record: StoredRecord): void => {
      taken.push(record.headers['ce_subject'] ?? '');
      ended.abort();
    };
    await followEvents({ log, topicNames, take }, { limit: 1, type: 'SourceConfigured' }, { from, signal: ended.signal });
    expect(taken).toEqual(['weekly']);
  });
});
