import { eventIdOf, makeEvent, writeEvent, type LogPlace, type LogRecord } from '@on-record/domain';
import type { CompactionOutcome } from '@on-record/event-log';
import { generationProgress, vacuumErased } from '@on-record/projections';
import { beginAct, type Act, type Intention, type Operator } from '../acting-verb';
import type { Desk } from '../at-desk';
import { countByRole, findArticleRecords, type ArticleInLog } from './find-article-records';
import { ERASED_ROLES, type FoundRecord } from './found-records';
import type { NamedArticle } from './named-article';
import { endsOf, within } from './wait-for-readers';

/** An article, and all that was found of it. */
export interface FoundArticle {
  readonly article: NamedArticle;
  readonly found: ArticleInLog;
}

/** How an article is to be erased. */
export interface Erasing {
  readonly by: Operator;
  readonly given: Intention['arguments'];
  readonly extractorGroup: string;
  /** Has Kafka compact now. */
  readonly compact: (places: readonly LogPlace[], withinMs: number) => Promise<CompactionOutcome>;
  readonly isRewritten: boolean;
  readonly isWaiting: boolean;
  readonly projectedWithinMs?: number;
  readonly compactedWithinMs?: number;
}

/** What came of an erasure. */
export interface ErasureOutcome {
  /** Tombstones appended, those for late records included. */
  readonly tombstones: number;
  /** Of these for records that came while it was erased. */
  readonly late: number;
  /** Generations that have not read the erasure yet. */
  readonly behind: readonly string[];
  /** Records that Kafka has not compacted away yet. */
  readonly inLog: number;
  readonly denied?: string;
  /** Tables of which the room was freed. */
  readonly tables: number;
  readonly isWaitedFor: boolean;
}

const APPEND_WITHIN_MS = 60_000;
const PORTION = 1_000;
const PROJECTED_WITHIN_MS = 60_000;
const COMPACTED_WITHIN_MS = 180_000;

/**
 * Erases what was found of an article: the act, the fact that it is erased, tombstones for all its records, each step
 * acknowledged before the next. Then waits for readers and extractors, looks for records that came meanwhile, frees the room in
 * Postgres and has Kafka compact. Whatever it fails with, it may be done again: what was done is found done.
 */
export async function eraseArticle(desk: Desk, { article, found }: FoundArticle, erasing: Erasing): Promise<ErasureOutcome> {
  const open = found.records.filter(({ isErased }) => !isErased);
  if (open.length > 0 || !found.isErased) await carryOut(desk, { article, found }, erasing);
  const places = found.records.flatMap((record) => record.places);
  if (!erasing.isWaiting) return { tombstones: open.length, late: 0, behind: [], inLog: places.length, tables: 0, isWaitedFor: false };
  const behind = await settle(desk, article, erasing);
  const late = await eraseLate(desk, article);
  const tables = await vacuumErased(desk.database, { isRewritten: erasing.isRewritten });
  const { left, denied } = await erasing.compact([...places, ...late.flatMap((record) => record.places)], erasing.compactedWithinMs ?? COMPACTED_WITHIN_MS);
  return { tombstones: open.length + late.length, late: late.length, behind, inLog: left.length, ...(denied === undefined ? {} : { denied }), tables: tables.length, isWaitedFor: true };
}

async function carryOut({ log, topicNames }: Desk, { article: { articleId }, found }: FoundArticle, { by, given }: Erasing): Promise<void> {
  const { otherArticles } = found;
  const act = beginAct({ verb: 'erase', arguments: given, effect: { ...countByRole(found.records), otherArticles } }, by, { nowMs: Date.now(), topicNames });
  await log.append([act.record]);
  if (!found.isErased) await log.append([erasedRecord(articleId, act, topicNames)]);
  await appendTombstones(log, found.records.filter(({ isErased }) => !isErased));
}

function erasedRecord(articleId: string, { by, actedAt, event }: Act, topicNames: Desk['topicNames']): LogRecord {
  const { actionId } = event.payload;
  const context = { id: eventIdOf('ArticleErased', articleId), subject: articleId, time: actedAt, correlationId: actionId, causationId: event.id };
  return writeEvent(makeEvent('ArticleErased', context, { articleId, erasedAt: actedAt, by }), topicNames);
}

/** Topic after topic: what leads to deliveries goes last, so that they are found again where this breaks off. */
async function appendTombstones(log: Desk['log'], records: readonly FoundRecord[]): Promise<void> {
  for (const role of ERASED_ROLES) {
    const tombstones = records.filter((record) => record.role === role).map(({ topic, partition, key }) => ({ topic, partition, key, headers: {}, value: null }));
    for (let at = 0; at < tombstones.length; at += PORTION) await log.append(tombstones.slice(at, at + PORTION), { deadlineMs: APPEND_WITHIN_MS });
  }
}

/** Waits until extractors and all generations have read the erasure; gives the generations that have not. */
async function settle(desk: Desk, { articleId }: NamedArticle, { extractorGroup, projectedWithinMs = PROJECTED_WITHIN_MS }: Erasing): Promise<readonly string[]> {
  const ends = [...(await endsOf(desk, 'articles', [articleId])), ...(await endsOf(desk, 'extractions', [articleId]))];
  const articles = ends.filter(({ topic }) => topic === desk.topicNames('articles'));
  const readers = async (): Promise<readonly string[]> => {
    const behind = await Promise.all(ends.map(async (end) => (await generationProgress(desk.database, end)).filter(({ nextOffset }) => nextOffset < end.next)));
    return [...new Set(behind.flat().map(({ schema }) => schema))];
  };
  const isExtracted = async (): Promise<boolean> => {
    const committed = await desk.log.committedOffsets(extractorGroup, [desk.topicNames('articles')]);
    return articles.every(({ partition, next }) => (committed.find((each) => each.partition === partition)?.offset ?? 0n) >= next);
  };
  await within(projectedWithinMs, async () => (await readers()).length === 0 && isExtracted());
  return readers();
}

/** Erases what an extractor appended that was just at work. A delivery that came meanwhile is found when the article is erased again. */
async function eraseLate(desk: Desk, article: NamedArticle): Promise<readonly FoundRecord[]> {
  const { records } = await findArticleRecords(desk, article, { isShort: true });
  const late = records.filter(({ isErased, role }) => !isErased && role === 'extractions');
  await appendTombstones(desk.log, late);
  return late;
}
