import {
  actorMergedEvent, actorRenamedEvent, ARTICLE_PARTITIONS, articleIdOf, engineVersionActivatedEvent, eventIdOf, extractionRequestedEvent, extractionRequestFulfilledEvent, findingOverriddenEvent, makeEvent, officeHeldEvent, sha256Hex, sourceRetractionIdOf, toExtractionEvents, writeEvent,
  type Event, type FindingChange, type FindingRef, type LogRecord, type TopicNames,
} from '@on-record/domain';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineVersion } from '../../libs/extraction/src/index';

/** Every source of a story, so that each text policy is in it. */
export const sources = ['spec-open', 'spec-snippet', 'spec-none', 'spec-daily'] as const;

/** A delivery of the story. */
export interface GoldenDelivery {
  readonly source: (typeof sources)[number];
  readonly body: object;
}

const samples = join(__dirname, '..', '..', 'samples', 'invented');
const MOST_SAMPLES = 14;

/** The invented stories that come in, one source after the other, then sentences of our own with corrections, withdrawals and what is refused. */
export function goldenDeliveries(): readonly GoldenDelivery[] {
  const files = readdirSync(samples).sort().flatMap((source) => readdirSync(join(samples, source)).sort().map((name) => join(samples, source, name)));
  const invented = files.slice(0, MOST_SAMPLES).map((file, place): GoldenDelivery => ({ source: sources[place % sources.length] ?? 'spec-open', body: JSON.parse(readFileSync(file, 'utf8')) as object }));
  return [
    ...invented,
    quarrel('corrected', 1, 'Norway accused Sweden of hiding ships. Sweden denied hiding ships.'),
    quarrel('corrected', 2, 'Norway accused Sweden of hiding two ships. Sweden denied hiding any ship. “We have no ships there,” said Ann Lee, the harbour master.'),
    quarrel('office', 1, '“We have no ships there,” said the harbour master. The harbour master accused Denmark of lying.'),
    quarrel('retracted', 1, 'Norway accused Denmark of lying.'),
    { source: 'spec-open', body: { guid: 'retracted', version: 2, status: 'canceled', reason: 'Sent by mistake.' } },
    quarrel('reinstated', 1, 'Denmark accused Norway of lying.'),
    { source: 'spec-open', body: { guid: 'reinstated', version: 2, status: 'withheld' } },
    quarrel('erased', 1, 'Finland accused Iceland of theft.'),
    quarrel('failing', 1, 'Iceland accused Finland of theft.'),
    quarrel('failed', 1, 'The minister accused the mayor of nothing in particular.'),
    { source: 'spec-open', body: { guid: 'a picture', type: 'picture' } },
    { source: 'spec-open', body: { guid: 'without words' } },
  ];
}

/** The correction that no engine could read: pushed while no extractor reads. */
export const unreadCorrection: GoldenDelivery = quarrel('failing', 2, 'Iceland accused Finland of theft and of arson.');

function quarrel(guid: string, version: number, content: string): GoldenDelivery {
  return { source: 'spec-open', body: { guid, version, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: `Harbour talks (${guid})`, body: { format: 'text', content } } };
}

const operator = { actor: 'desk', reason: 'for the golden log' };

/**
 * What the processes of today do not write in this story: facts of verbs that are not used, and old versions as the releases before
 * wrote them. `articles` are the facts of articles and of
 * what was read in them that stand in the log by then.
 */
export function recordsByHand(articles: readonly Event[], topicNames: TopicNames): readonly LogRecord[] {
  const reinstated = only(articles, 'ArticleRetracted', 'reinstated');
  const erased = only(articles, 'ArticleReceived', 'erased');
  const failing = articles.findLast((event): event is Event<'ArticleReceived'> => event.type === 'ArticleReceived' && event.payload.guid === 'failing');
  if (failing === undefined) throw new Error('The correction that cannot be read is not in the log.');
  const at = '2026-03-03T09:00:00.000Z';
  const about = (type: string, subject: string): Parameters<typeof makeEvent>[1] => {
    const id = eventIdOf(type, `golden ${subject}`);
    return { id, subject, time: at, correlationId: id, causationId: id };
  };
  const { orderKey, deliveryId, articleId: retractedId } = only(articles, 'ArticleReceived', 'retracted').payload;
  const events: readonly Event[] = [
    makeEvent('ArticleReinstated', about('ArticleReinstated', reinstated.subject), { articleId: reinstated.subject, retractionId: reinstated.payload.retractionId, reinstatedAt: at, by: operator }),
    makeEvent('ArticleErased', about('ArticleErased', erased.subject), { articleId: erased.subject, erasedAt: at, by: operator }),
    makeEvent('ArticleRetracted', { ...about('ArticleRetracted', retractedId), producer: 'operator' }, {
      articleId: retractedId, retractionId: sourceRetractionIdOf(retractedId, { ...orderKey, version: 99 }), source: 'spec-open', guid: 'retracted', retractedAt: at, by: { kind: 'operator', ...operator },
    }),
    engineVersionActivatedEvent({ engineVersion, scope: { kind: 'source', source: 'spec-snippet' }, activatedAt: at, by: operator }),
    actorMergedEvent({ actor: 'person:ann-lee', into: { kind: 'actor', actor: 'person:ann-lee-of-the-harbour' }, mergedAt: at, by: operator }),
    actorRenamedEvent({ actor: 'person:ann-lee-of-the-harbour', name: { kind: 'shown', name: 'Ann Lee (harbour)' }, renamedAt: at, by: operator }),
    ...terms(at),
    ...corrections(articles, at),
    ...toExtractionEvents(failing, '0.1.0+0123456789ab', { kind: 'failed', code: 'WORK_BUDGET_EXCEEDED', reason: 'The article needs more work than its budget.' }),
  ];
  return [...[...events, ...ofExtractors()].map((event) => writeEvent(event, topicNames)), ...oldVersions(topicNames, deliveryId), ...unreadable(topicNames, erased)];
}

/** Who holds an office that an article speaks of: one until the day of the article, who is another id since a merge, somebody else after it, and what was taken back. */
function terms(heldAt: string): readonly Event[] {
  const office = { office: 'group:harbour-master', heldAt, by: operator };
  return [
    officeHeldEvent({ ...office, from: 'ever', term: { kind: 'held', holder: 'person:ann-lee', until: '2026-03-02' } }),
    officeHeldEvent({ ...office, from: '2026-03-03', term: { kind: 'held', holder: 'person:bo-ek' } }),
    officeHeldEvent({ ...office, from: '2026-01-01', term: { kind: 'unknown' } }),
  ];
}

/** What an editor says of one finding of each kind of the article that was corrected. */
function corrections(articles: readonly Event[], overriddenAt: string): readonly Event[] {
  const articleId = articleIdOf('spec-open', 'corrected');
  const said = new Map<string, Event>();
  for (const event of articles.filter(({ subject }) => subject === articleId)) {
    const say = (finding: FindingRef, change: FindingChange): unknown => said.set(finding.kind, findingOverriddenEvent({ articleId, finding, change, overriddenAt, by: operator }));
    if (event.type === 'StatementExtracted') say({ kind: 'statement', key: event.payload.statementKey }, { kind: 'confirmed' });
    if (event.type === 'DenialExtracted') say({ kind: 'denial', key: event.payload.denialKey }, { kind: 're-ascribed', parties: { denier: { kind: 'actor', actor: { canonical: 'country:FI', name: 'Finland' } }, deniedAccuser: { kind: 'unknown', reason: 'not-named' } } });
    if (event.type === 'AccusationExtracted') say({ kind: 'accusation', key: event.payload.accusationKey }, { kind: 'hidden' });
  }
  if (said.size < 3) throw new Error('The corrected article has no finding of some kind.');
  return [...said.values()];
}

/** What operators ask of the stages that read the log. */
function ofExtractors(): readonly Event[] {
  const requestedAt = '2026-03-04T09:00:00.000Z';
  const request = extractionRequestedEvent({ engineVersion, scope: { kind: 'source', source: 'spec-open' }, upTo: Array.from({ length: ARTICLE_PARTITIONS }, () => 0), requestedAt, by: operator }, eventIdOf('OperatorActed', 'golden'));
  const context = (type: string, time: string) => ({ id: eventIdOf(type, 'golden'), subject: 'extractor', time, correlationId: eventIdOf(type, 'golden'), causationId: eventIdOf(type, 'golden') });
  const [pausedAt, resumedAt] = ['2026-03-04T10:00:00.000Z', '2026-03-04T11:00:00.000Z'];
  return [
    request, extractionRequestFulfilledEvent(request),
    makeEvent('StagePaused', context('StagePaused', pausedAt), { stage: 'extractor', pausedAt, by: operator }),
    makeEvent('StageResumed', context('StageResumed', resumedAt), { stage: 'extractor', resumedAt, by: operator }),
  ];
}

/** Events as the releases before 0.1.0 wrote them: SourceConfigured knew no notice, DeliveryReceived no operator. */
function oldVersions(topicNames: TopicNames, deliveryId: string): readonly LogRecord[] {
  const body = new TextEncoder().encode('{}');
  const time = '2026-01-01T00:00:00.000Z';
  const context = (id: string, subject: string) => ({ id, subject, time, correlationId: id, causationId: id });
  const sourceId = eventIdOf('SourceConfigured', 'golden old-source');
  const old = [
    makeEvent('SourceConfigured', context(sourceId, 'old-source'), { source: 'old-source', name: 'The Old Source', language: 'en', timeZone: 'Europe/London', textPolicy: 'full', configuredAt: time }),
    makeEvent('DeliveryReceived', context(eventIdOf('DeliveryReceived', `golden ${deliveryId}`), deliveryId), {
      deliveryId, source: 'old-source', format: 'on-record-json', receivedAt: time, headers: { 'content-type': 'application/json' }, authentication: 'hmac-sha1',
      body: { contentType: 'application/json', base64: Buffer.from(body).toString('base64'), bytes: body.length, sha256: sha256Hex(body), isTruncated: false },
    }),
  ];
  return old.map((event) => {
    const record = writeEvent(event, topicNames);
    return { ...record, headers: { ...record.headers, ce_schemaversion: '1', ce_dataschema: `/events/${event.type}/v1` } };
  });
}

/** A record that is no event, one that only the database refuses, and a tombstone. */
function unreadable(topicNames: TopicNames, article: Event<'ArticleReceived'>): readonly LogRecord[] {
  const record = writeEvent(article, topicNames);
  const yearless = { ...article, payload: { ...article.payload, content: { ...article.payload.content, publishedAt: '0000-01-01T00:00:00Z' } } };
  return [
    { ...record, key: `${record.key}/broken`, value: new TextEncoder().encode('{"articleId"') },
    { ...writeEvent(yearless, topicNames), key: `${record.key}/yearless` },
    { ...record, key: `${article.subject}/${articleIdOf('nobody', 'nothing')}`, value: null },
  ];
}

function only<Type extends 'ArticleReceived' | 'ArticleRetracted'>(articles: readonly Event[], type: Type, guid: string): Event<Type> {
  const found = articles.find((event) => event.type === type && 'guid' in event.payload && event.payload.guid === guid);
  if (found === undefined) throw new Error(`The log holds no ${type} of ${guid}.`);
  // Its type was just compared.
  return found as Event<Type>;
}
