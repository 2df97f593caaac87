import { partitionOf, readEvent, topicSettings, type Event, type StoredRecord } from '@on-record/domain';
import { findFactsOfDeliveries } from '@on-record/projections';
import type { Desk } from '../at-desk';
import { readTopic } from '../read-topic';
import { RecordCollector, type ErasedRole, type FoundRecord } from './found-records';
import { createWordSearch } from './holds-words';
import type { NamedArticle } from './named-article';

/** All that the log holds of an article and would lose with its erasure. */
export interface ArticleInLog {
  readonly records: readonly FoundRecord[];
  /** Whether the fact of its erasure stands in the log. */
  readonly isErased: boolean;
  /** Whether anything of it was ever there. */
  readonly isKnown: boolean;
  /** Articles that share a delivery with it, and lose their raw bytes. */
  readonly otherArticles: number;
  /** Deliveries that no revision names, found by guid or headline. */
  readonly unnamedDeliveries: number;
}

/** What the records of an article lead to. */
interface Leads {
  readonly sources: Set<string>;
  readonly guids: Set<string>;
  readonly headlines: Set<string>;
  readonly deliveryIds: Set<string>;
}

/**
 * Finds the records of an article: its revisions, its sources' retractions and its findings by the key; the deliveries that they
 * name; and deliveries and refusals of the same source that hold its guid or a headline, unless they became another article. What
 * operators did stays. Reads all of the deliveries and refusals, unless `isShort`. Fails with LOG_UNAVAILABLE or DATABASE_UNAVAILABLE.
 */
export async function findArticleRecords(desk: Desk, { articleId, name }: NamedArticle, { isShort = false }: { readonly isShort?: boolean } = {}): Promise<ArticleInLog> {
  const leads: Leads = { sources: new Set(name && [name.source]), guids: new Set(name && [name.guid]), headlines: new Set(), deliveryIds: new Set() };
  const own = await findOwn(desk, articleId, leads);
  if (isShort) return { ...own, otherArticles: 0, unnamedDeliveries: 0 };
  const delivered = await findDelivered(desk, articleId, leads);
  return { ...own, ...delivered, records: [...delivered.records, ...(await findSaid(desk, articleId)), ...own.records], isKnown: own.isKnown || delivered.records.length > 0 };
}

async function findOwn({ log, topicNames }: Desk, articleId: string, leads: Leads): Promise<Pick<ArticleInLog, 'records' | 'isErased' | 'isKnown'>> {
  const collector = new RecordCollector();
  const acts = new Set<string>();
  let isErased = false;
  for (const role of ['articles', 'extractions'] as const) {
    const partition = partitionOf(articleId, topicSettings[role].partitions);
    for await (const record of log.read({ topic: topicNames(role), partition }, 0n)) {
      if (!isAbout(record, articleId)) continue;
      collector.add(role, record);
      const read = readEvent(record);
      if (read.kind !== 'event') continue;
      followLeads(read.event, leads);
      if (isAct(read.event)) acts.add(record.key);
      isErased ||= read.event.type === 'ArticleErased';
    }
  }
  return { records: collector.records(({ key }) => acts.has(key)), isErased, isKnown: collector.records().length > 0 };
}

/**
 * What editors said of its findings, and before it the facts that they acted, which give the same names and reasons: these are of
 * one article each.
 */
async function findSaid({ log, topicNames }: Desk, articleId: string): Promise<readonly FoundRecord[]> {
  const [acts, said] = [new RecordCollector(), new RecordCollector()];
  const causes = new Set<string>();
  await readTopic(log, topicNames('control'), (record) => {
    if (record.headers['ce_type'] === 'OperatorActed' || record.value === null) acts.add('control', record);
    if (isCorrectionOf(record, articleId)) causes.add(record.key.split('/').at(-1) ?? '');
    if (!isAbout(record, articleId)) return;
    said.add('control', record);
    if (record.headers['ce_causationid'] !== undefined) causes.add(record.headers['ce_causationid']);
  });
  return [...acts.records(({ key }) => !causes.has(key.split('/').at(-1) ?? '')), ...said.records()];
}

/** The fact that an editor acted, though what it announced may never have been appended. */
function isCorrectionOf(record: StoredRecord, articleId: string): boolean {
  if (record.headers['ce_type'] !== 'OperatorActed' || record.value === null) return false;
  const read = readEvent(record);
  return read.kind === 'event' && read.event.type === 'OperatorActed' && read.event.payload.verb.startsWith('findings ') && read.event.payload.arguments['articleId'] === articleId;
}

/** The key begins with the subject; what was written with another key says its subject in a header. */
function isAbout({ key, headers }: StoredRecord, articleId: string): boolean {
  return key.startsWith(`${articleId}/`) || headers['ce_subject'] === articleId;
}

/** What an operator did, and why, stays: it is what the article is known by afterwards. */
function isAct(event: Event): boolean {
  if (event.type === 'ArticleErased' || event.type === 'ArticleReinstated') return true;
  return event.type === 'ArticleRetracted' && event.payload.by.kind === 'operator';
}

function followLeads(event: Event, { sources, guids, headlines, deliveryIds }: Leads): void {
  if (event.type !== 'ArticleReceived' && event.type !== 'ArticleRetracted') return;
  sources.add(event.payload.source);
  guids.add(event.payload.guid);
  if (event.type === 'ArticleReceived') {
    headlines.add(event.payload.content.headline);
    deliveryIds.add(event.payload.deliveryId);
  } else if (event.payload.by.kind === 'source') deliveryIds.add(event.payload.by.deliveryId);
}

async function findDelivered(desk: Desk, articleId: string, leads: Leads): Promise<Pick<ArticleInLog, 'records' | 'otherArticles' | 'unnamedDeliveries'>> {
  const { log, topicNames, database } = desk;
  const holdsWords = createWordSearch(leads);
  const collectors = { deliveries: new RecordCollector(), refusals: new RecordCollector() };
  const unnamed = new Set<string>();
  for (const role of ['deliveries', 'refusals'] as const) {
    await readTopic(log, topicNames(role), (record) => {
      const deliveryId = record.key.split('/')[0] ?? '';
      const isNamed = leads.deliveryIds.has(deliveryId);
      if (!isNamed && !unnamed.has(deliveryId) && !isFoundByWords(record, leads.sources, holdsWords)) return;
      if (!isNamed) unnamed.add(deliveryId);
      collectors[role].add(role, record);
    });
  }
  const facts = await findFactsOfDeliveries(database, [...leads.deliveryIds, ...unnamed]);
  const ofOthers = facts.filter((fact) => fact.articleId !== articleId);
  const spared = new Set(ofOthers.map(({ deliveryId }) => deliveryId).filter((id) => !leads.deliveryIds.has(id)));
  const isSpared = ({ key }: FoundRecord): boolean => spared.has(key.split('/')[0] ?? '');
  return {
    records: [...collectors.deliveries.records(isSpared), ...collectors.refusals.records(isSpared)],
    otherArticles: new Set(ofOthers.filter(({ deliveryId }) => leads.deliveryIds.has(deliveryId)).map((fact) => fact.articleId)).size,
    unnamedDeliveries: [...unnamed].filter((id) => !spared.has(id)).length,
  };
}

function isFoundByWords(record: StoredRecord, sources: ReadonlySet<string>, holdsWords: (bytes: Uint8Array) => boolean): boolean {
  const read = readEvent(record);
  if (read.kind !== 'event' || (read.event.type !== 'DeliveryReceived' && read.event.type !== 'DeliveryRefused')) return false;
  const { source, body } = read.event.payload;
  return sources.has(source) && holdsWords(Buffer.from(body.base64, 'base64'));
}

/** How many keys of each topic still hold something. */
export function countByRole(records: readonly FoundRecord[]): Readonly<Record<ErasedRole, number>> {
  const count = (role: ErasedRole): number => records.filter((record) => record.role === role && !record.isErased).length;
  return { articles: count('articles'), extractions: count('extractions'), control: count('control'), deliveries: count('deliveries'), refusals: count('refusals') };
}
