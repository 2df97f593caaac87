import { ARTICLE_PARTITIONS, OnRecordError, partitionOf, readEvent, type EventLog, type LogIdentity, type StoredRecord } from '@on-record/domain';
import { verifyLogIdentity } from '../checkpoints/verify-log-identity';
import type { Database } from '../database/open-database';
import { whileRebuilding } from '../generations/rebuild';
import { readSetAsidePlaces, type SetAsidePlaces } from '../generations/set-aside-places';
import { readBatch, type PlacedFact } from '../projector/read-batch';
import { replayArticles, type ArticleFacts } from './replay-articles';

/** Which articles are replayed: some, those with an event of a stretch of time (from inclusive, to exclusive; ISO 8601), or those of a source. */
export type ReplayChoice =
  | { readonly kind: 'articles'; readonly articleIds: readonly string[] }
  | { readonly kind: 'time'; readonly from: string; readonly to: string }
  | { readonly kind: 'source'; readonly source: string };

/** What a replay needs. */
export interface ReplayOptions {
  readonly database: Database;
  readonly log: Pick<EventLog, 'offsets' | 'read'>;
  readonly identity: LogIdentity;
  /** Full names of the topics with the events of articles. */
  readonly topics: { readonly articles: string; readonly extractions: string; readonly deadLetters: string };
  readonly choice: ReplayChoice;
  /** Rolls everything back and tells what would change. */
  readonly isTrial: boolean;
  /** Called after each partition with how many are done. */
  readonly onPartition?: (done: number, total: number) => void;
}

/** What a replay did, or would do. */
export interface ReplayReport {
  readonly articles: number;
  readonly events: number;
  /** The articles whose rows are others than before. */
  readonly changed: readonly string[];
}

const ARTICLES_AT_ONCE = 200;
/** All facts of the chosen articles of one partition are in memory at once. */
const MOST_FACTS = 200_000;
const TRIES = 5;

/**
 * Makes the rows of chosen articles anew from the log, in the generation that readers see, while everything goes on: partition by
 * partition, some articles at a time. It writes rows only, so that it has no other effect however often it is done. Fails with
 * GENERATION_CONFLICT while a rebuild is at work, with CONFIGURATION_INVALID where too much is chosen, with LOG_REPLACED or
 * LOG_SHORTER_THAN_CHECKPOINT, LOG_UNAVAILABLE and DATABASE_UNAVAILABLE; what is replayed by then stays so.
 */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
  const { database, log, identity, topics, choice } = options;
  return whileRebuilding(database, async () => {
    await verifyLogIdentity(database, log, { topics: [topics.articles, topics.extractions], identity });
    const setAside = await readSetAsidePlaces(log, topics.deadLetters);
    const partitions = partitionsOf(choice);
    const report: { articles: number; events: number; readonly changed: string[] } = { articles: 0, events: 0, changed: [] };
    for (const [place, partition] of partitions.entries()) {
      for (const part of await replayPartition(partition, setAside, options)) {
        report.articles += part.articles;
        report.events += part.events;
        report.changed.push(...part.changed);
      }
      options.onPartition?.(place + 1, partitions.length);
    }
    return report;
  });
}

function partitionsOf(choice: ReplayChoice): readonly number[] {
  const all = Array.from({ length: ARTICLE_PARTITIONS }, (_none, partition) => partition);
  if (choice.kind !== 'articles') return all;
  const wanted = new Set(choice.articleIds.map((id) => partitionOf(id, ARTICLE_PARTITIONS)));
  return all.filter((partition) => wanted.has(partition));
}

/** Portions that were done stay done, and are told, where the read models overtake those that follow. */
async function replayPartition(partition: number, setAside: SetAsidePlaces, options: ReplayOptions): Promise<readonly ReplayReport[]> {
  const left = new Set(await choose(partition, options));
  const reports: ReplayReport[] = [];
  for (let attempt = 1; attempt <= TRIES && left.size > 0; attempt += 1) {
    const gathered = await gather(partition, left, { ...options, setAside });
    for (const { ids, report } of await replayPortions(gathered, options)) {
      reports.push(report);
      for (const id of ids) left.delete(id);
    }
  }
  if (left.size === 0) return reports;
  throw new OnRecordError('LOG_UNAVAILABLE', `The events of partition ${partition} come faster than they can be read: try again when less is going on.`, { details: { partition } });
}

interface Portion {
  readonly ids: readonly string[];
  readonly report: ReplayReport;
}

/** The portions up to the first for which the read models have come further than the facts were read. */
async function replayPortions(gathered: ArticleFacts, { database, isTrial }: ReplayOptions): Promise<readonly Portion[]> {
  const portions: Portion[] = [];
  const all = [...gathered.facts];
  for (let at = 0; at < all.length; at += ARTICLES_AT_ONCE) {
    const facts = new Map(all.slice(at, at + ARTICLES_AT_ONCE));
    const { articles, changed, isBehind } = await replayArticles(database, { ...gathered, facts }, { isTrial });
    if (isBehind) break;
    const events = [...facts.values()].reduce((sum, each) => sum + each.length, 0);
    portions.push({ ids: [...facts.keys()], report: { articles: articles.length, events, changed } });
  }
  return portions;
}

/** The chosen articles of a partition; those of a time or a source are found by reading it. */
async function choose(partition: number, { log, topics, choice }: ReplayOptions): Promise<ReadonlySet<string>> {
  if (choice.kind === 'articles') return new Set(choice.articleIds.filter((id) => partitionOf(id, ARTICLE_PARTITIONS) === partition));
  const chosen = new Set<string>();
  const sources = choice.kind === 'source' ? [topics.articles] : [topics.articles, topics.extractions];
  for (const topic of sources) {
    for await (const record of log.read({ topic, partition }, 0n)) {
      const read = readEvent(record);
      if (read.kind === 'event' && 'articleId' in read.event.payload && isChosen(read.event, choice)) chosen.add(read.event.payload.articleId);
    }
  }
  return chosen;
}

function isChosen({ time, payload }: { readonly time: string; readonly payload: object }, choice: Exclude<ReplayChoice, { kind: 'articles' }>): boolean {
  if (choice.kind === 'source') return 'source' in payload && payload.source === choice.source;
  const at = Date.parse(time);
  return at >= Date.parse(choice.from) && at < Date.parse(choice.to);
}

/** The facts of chosen articles, as far as the partition reaches now. What is no event, live projectors set aside; so it is passed over. */
async function gather(partition: number, chosen: ReadonlySet<string>, { log, topics, setAside }: Pick<ReplayOptions, 'log' | 'topics'> & { readonly setAside: SetAsidePlaces }): Promise<ArticleFacts> {
  const facts = new Map<string, PlacedFact[]>([...chosen].map((id) => [id, []]));
  const readTo = new Map<string, bigint>();
  let count = 0;
  for (const topic of [topics.articles, topics.extractions]) {
    const end = (await log.offsets([topic])).find((each) => each.partition === partition)?.next ?? 0n;
    for await (const record of log.read({ topic, partition }, 0n)) {
      for (const fact of factsOf(record, setAside)) {
        const ofArticle = facts.get(fact.articleId ?? '');
        if (ofArticle === undefined) continue;
        ofArticle.push(fact);
        count += 1;
        if (count > MOST_FACTS) throw new OnRecordError('CONFIGURATION_INVALID', `Partition ${partition} has more than ${MOST_FACTS} events of the chosen articles: choose a shorter time, or rebuild all (on-record rebuild).`);
      }
    }
    readTo.set(topic, end);
  }
  return { partition, readTo, facts };
}

function factsOf(record: StoredRecord, setAside: SetAsidePlaces): readonly PlacedFact[] {
  return setAside.has(record) ? [] : readBatch({ records: [record] }).facts;
}
