import { ARTICLE_PARTITIONS, OnRecordError, partitionOf, type StoredRecord } from '@on-record/domain';
import {
  findDeadLetters, findDeadLettersAbout, identify, readCheckpoints, traceArticle,
  type ArticleTrace, type Database, type DeadLetter, type TracedFinding, type TracedKind,
} from '@on-record/projections';
import { pausesOf, readControlFacts } from '../control/control-facts';
import { findEvent } from '../events/find-event';
import { explainArticle, type PartitionBehind } from './explain-article';
import { findDeliveriesNaming, readArticleRecords, readDelivery, type LogPlaceOfTrace, type PlacedEvent, type TracedDelivery } from './log-look';
import type { TraceSubject } from './trace-subject';

/** What a trace is made from; without a log it says what the read models know. */
export interface TraceParts {
  readonly database: Database;
  readonly place: LogPlaceOfTrace | undefined;
  readonly extractorGroup: string;
}

/** All that was found of one article. */
export interface FollowedArticle {
  readonly articleId: string;
  readonly explanation: readonly string[];
  readonly trace: ArticleTrace | undefined;
  /** The records about it where they stand in the log; undefined where the log was not looked at. */
  readonly events: readonly PlacedEvent[] | undefined;
  readonly deliveries: readonly TracedDelivery[];
  readonly deadLetters: readonly DeadLetter[];
}

/** What an id names, where that was found out, and what leads to it and from it. */
export interface FollowedTrace {
  readonly kind: TracedKind | 'other event' | 'unknown';
  readonly foundIn: 'read models' | 'log' | 'nowhere';
  readonly finding: TracedFinding | undefined;
  readonly articles: readonly FollowedArticle[];
  /** A delivery that became no article. */
  readonly delivery: TracedDelivery | undefined;
  /** Records of an event that is not of an article. */
  readonly records: readonly StoredRecord[];
}

/**
 * Finds out what an id names, in the read models first, then in the log, and follows it down to the deliveries and up to the rows.
 * Fails with DATABASE_UNAVAILABLE and LOG_UNAVAILABLE.
 */
export async function followTrace(parts: TraceParts, subject: TraceSubject): Promise<FollowedTrace> {
  const found = 'source' in subject ? [] : await identify(parts.database, subject.id);
  const kind = found[0]?.kind ?? 'article';
  if (kind === 'dead letter') return followRecords(parts, subject.id, 'dead letter');
  const articleIds = [...new Set(found.flatMap(({ articleId }) => (articleId === null ? [] : [articleId])))];
  if (articleIds.length === 0) return followUnknown(parts, subject);
  const articles = await Promise.all(articleIds.map((id) => followArticle(parts, { id }, subject.id)));
  const finding = articles.flatMap(({ trace }) => trace?.findings ?? []).find(({ id, key }) => id === subject.id || key === subject.id);
  return { kind, foundIn: 'read models', finding, articles, delivery: undefined, records: [] };
}

/** What the read models do not know by this id: an article that they have not, a delivery, or an event of which no row is made. */
async function followUnknown(parts: TraceParts, subject: TraceSubject): Promise<FollowedTrace> {
  const nothing = { finding: undefined, articles: [], delivery: undefined, records: [] };
  const article = await followArticle(parts, subject, subject.id);
  if (article.trace !== undefined) return { ...nothing, kind: 'article', foundIn: 'read models', articles: [article] };
  if ('source' in subject || (article.events ?? []).length > 0) {
    return { ...nothing, kind: 'article', foundIn: (article.events ?? []).length > 0 ? 'log' : 'nowhere', articles: [article] };
  }
  if (parts.place === undefined) return { ...nothing, kind: 'unknown', foundIn: 'nowhere', articles: [article] };
  const delivery = await readDelivery(parts.place, subject.id);
  if (delivery !== undefined) return { ...nothing, kind: 'delivery', foundIn: 'log', delivery: delivery.delivery };
  return followRecords(parts, subject.id, 'other event');
}

async function followRecords({ place }: TraceParts, id: string, kind: 'dead letter' | 'other event'): Promise<FollowedTrace> {
  const records = place === undefined ? [] : await findEvent(place.log, place.topicNames, { id });
  const isFound = records.length > 0 || kind === 'dead letter';
  const foundIn = kind === 'dead letter' ? 'read models' : isFound ? 'log' : 'nowhere';
  return { kind: isFound ? kind : 'unknown', foundIn, finding: undefined, articles: [], delivery: undefined, records };
}

async function followArticle(parts: TraceParts, article: TraceSubject, askedFor: string): Promise<FollowedArticle> {
  const { database, place } = parts;
  const articleId = article.id;
  const trace = await traceArticle(database, articleId);
  const letterIds = await findDeadLettersAbout(database, articleId);
  const deadLetters = letterIds.length === 0 ? [] : await findDeadLetters(database, { ids: letterIds });
  const inLog = place === undefined ? undefined : await lookIntoLog(parts, place, articleId);
  const isNowhere = trace === undefined && inLog?.events.length === 0;
  const setAside = place !== undefined && 'source' in article ? await findDeliveriesNaming(place, article, isNowhere ? ['refusals', 'deliveries'] : ['refusals']) : [];
  const runOfFinding = trace?.findings.find(({ id }) => id === askedFor)?.runId;
  const deliveryIds = [...new Set([...(trace?.revisions.map(({ deliveryId }) => deliveryId) ?? []), ...(inLog?.deliveryIds ?? [])])];
  const deliveries = place === undefined ? [] : await Promise.all(deliveryIds.map((id) => readDelivery(place, id)));
  return {
    articleId, trace, events: inLog?.events, deadLetters,
    explanation: explainArticle({ trace, inLog, deadLetters, setAside, runOfFinding }),
    deliveries: [...deliveries.flatMap((each) => (each === undefined ? [] : [each.delivery])), ...setAside.filter(({ deliveryId }) => !deliveryIds.includes(deliveryId))],
  };
}

async function lookIntoLog({ database, extractorGroup }: TraceParts, place: LogPlaceOfTrace, articleId: string) {
  const { events, deliveryIds } = await readArticleRecords(place, articleId);
  const behind = await behindIn(place, { database, extractorGroup, partition: partitionOf(articleId, ARTICLE_PARTITIONS) });
  return { events, deliveryIds, behind, pauses: pausesOf(await readControlFacts(place)) };
}

async function behindIn({ log, topicNames }: LogPlaceOfTrace, { database, extractorGroup, partition }: { readonly database: Database; readonly extractorGroup: string; readonly partition: number }): Promise<PartitionBehind> {
  const [articles, extractions] = [topicNames('articles'), topicNames('extractions')];
  const [ends, checkpoints, committed] = await Promise.all([log.offsets([articles, extractions]), readCheckpoints(database), log.committedOffsets(extractorGroup, [articles])]);
  const behind = (topic: string, positions: readonly { readonly topic: string; readonly partition: number; readonly at: bigint }[]): number => {
    const end = ends.find((each) => each.topic === topic && each.partition === partition);
    const position = positions.find((each) => each.topic === topic && each.partition === partition)?.at ?? end?.first ?? 0n;
    return Math.max(0, Number((end?.next ?? 0n) - position));
  };
  const projected = checkpoints.map(({ nextOffset, ...each }) => ({ ...each, at: nextOffset }));
  return {
    extractor: behind(articles, committed.map(({ offset, ...each }) => ({ ...each, at: offset }))),
    projector: Math.max(behind(articles, projected), behind(extractions, projected)),
  };
}

/** The one delivery whose bytes are wanted: the one that was named, or the last of the article. Fails with NOT_FOUND. */
export async function rawDelivery({ database, place }: TraceParts, subject: TraceSubject): Promise<Buffer> {
  if (place === undefined) throw new OnRecordError('CONFIGURATION_INVALID', 'The bytes of a delivery stand in the log only: give --raw without --no-log.');
  const found = await readDelivery(place, subject.id);
  if (found?.body !== undefined) return found.body;
  const [article] = 'source' in subject ? [] : await identify(database, subject.id);
  const articleId = article?.articleId ?? subject.id;
  const trace = await traceArticle(database, articleId);
  if (trace !== undefined && (trace.embargoedUntil !== null || trace.state === 'retracted' || trace.state === 'erased')) {
    throw new OnRecordError('NOT_FOUND', `Article ${articleId} is withheld: name the delivery itself to have its bytes all the same (on-record trace ${articleId} lists the deliveries).`);
  }
  const deliveryIds = (await readArticleRecords(place, articleId)).deliveryIds;
  for (const id of deliveryIds.toReversed()) {
    const body = (await readDelivery(place, id))?.body;
    if (body !== undefined) return body;
  }
  throw new OnRecordError('NOT_FOUND', `The log keeps no delivery of ${subject.id}: it was never taken, or is erased.`);
}
