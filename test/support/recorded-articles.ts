import {
  actorMergedEvent, actorRenamedEvent, articleContentHash, articleIdOf, deterministicId, engineVersionActivatedEvent, eventIdOf, findingOverriddenEvent, makeEvent, officeHeldEvent, orderKeyOf, revisionIdOf, sourceRetractionIdOf, spanOf, toExtractionEvents,
  type Accusation, type ArticleContent, type Denial, type Event, type EventContext, type FindingChange, type FindingRef, type Findings, type Party, type Span, type Statement,
  type TextPolicy,
} from '@on-record/domain';

/** Builders of the events of made-up articles, for tests that look at read models. Everything is computed from what is given. */

const ENGINE = '1.0.0+0123456789ab';
const DELIVERY = 'c0ffee00-0000-5000-8000-00000000d311';

/** The settings of a source. */
export function configured(source: string, textPolicy: TextPolicy, { time = '2026-01-01T00:00:00Z', notice }: { readonly time?: string; readonly notice?: string } = {}): Event {
  const name = source.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  const settings = { source, name, language: 'en', timeZone: 'Europe/Paris', textPolicy, ...(notice !== undefined && { notice }), configuredAt: time };
  return makeEvent('SourceConfigured', contextOf(eventIdOf('SourceConfigured', `${source} ${time}`), source, time), settings);
}

/** What an article of a test may say of itself; the rest has a plain value. */
export interface ArticleGiven extends Partial<Omit<ArticleContent, 'text' | 'marks'>> {
  readonly source: string;
  readonly guid: string;
  readonly text: string;
  readonly version?: number;
  readonly receivedAt?: string;
  /** One of its own unless given. */
  readonly deliveryId?: string;
}

/** A revision of an article. */
export function received({ source, guid, text, version = 1, receivedAt = '2026-03-02T08:00:00Z', deliveryId, ...rest }: ArticleGiven): Event<'ArticleReceived'> {
  const content: ArticleContent = {
    text, marks: [], headline: text.split('\n')[0] ?? '', language: 'en', publishedAt: '2026-03-02T07:30:00Z', timeZone: 'Europe/Paris',
    url: `https://news.example/${source}/${guid}`, ...rest,
  };
  const articleId = articleIdOf(source, guid);
  const orderKey = orderKeyOf({ version, receivedAtMs: Date.parse(receivedAt), contentHash: articleContentHash(content) });
  const revisionId = revisionIdOf(articleId, orderKey);
  return makeEvent('ArticleReceived', contextOf(eventIdOf('ArticleReceived', revisionId), articleId, receivedAt), {
    articleId, revisionId, deliveryId: deliveryId ?? deterministicId('delivery', [revisionId]), source, guid, orderKey, version, receivedAt, content,
  });
}

/** The events of the run that finds this in a revision. */
export function extracted(article: Event<'ArticleReceived'>, findings: Partial<Findings>, engineVersion = ENGINE): readonly Event[] {
  const whole = { statements: [], accusations: [], denials: [], ...findings };
  return toExtractionEvents(article, engineVersion, { kind: 'extracted', findings: whole, diagnostics: [], workUnits: 1 });
}

/** The text of a quarrel. */
export const QUARREL_TEXT = 'Quarrel\nAnn Lee accused Borland of theft.';

/** An article with one accusation, and the events of its run. */
export function quarrel(guid = 'one'): { readonly article: Event<'ArticleReceived'>; readonly run: readonly Event[] } {
  const text = QUARREL_TEXT;
  const article = received({ source: 'daily', guid, text });
  const [accuser, accused] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  return { article, run: extracted(article, { accusations: [{ accusation: accusationIn(text, { trigger: 'accused', allegation: 'theft' }, { accuser, accused }) }] }) };
}

/** The event of a run that failed. */
export function failed(article: Event<'ArticleReceived'>): readonly Event[] {
  return toExtractionEvents(article, ENGINE, { kind: 'failed', code: 'TEXT_TOO_LONG', reason: 'The text is too long.' });
}

/** An operator's activation of an engine version, for all articles or those of a source. */
export function activated(activatedAt: string, engineVersion = ENGINE, source?: string): Event<'EngineVersionActivated'> {
  const scope = source === undefined ? { kind: 'all' as const } : { kind: 'source' as const, source };
  return engineVersionActivatedEvent({ engineVersion, scope, activatedAt, by: { actor: 'desk', reason: 'It reads better.' } });
}

/** An operator's merge of an actor into another one; without one it stands for itself again. */
export function merged(mergedAt: string, actor: string, into?: string): Event<'ActorMerged'> {
  return actorMergedEvent({ actor, into: into === undefined ? { kind: 'itself' } : { kind: 'actor', actor: into }, mergedAt, by: { actor: 'desk', reason: 'The same.' } });
}

/** What an editor says of a finding of an article. */
export function overridden(overriddenAt: string, articleId: string, finding: FindingRef, change: FindingChange): Event<'FindingOverridden'> {
  return findingOverriddenEvent({ articleId, finding, change, overriddenAt, by: { actor: 'desk', reason: 'Read the sentence again.' } });
}

/** An operator's word who holds an office from a day on; without a holder nobody is known. */
export function held(heldAt: string, office: string, { from, ...given }: { readonly from: string; readonly holder?: string; readonly until?: string }): Event<'OfficeHeld'> {
  const term = given.holder === undefined ? { kind: 'unknown' as const } : { kind: 'held' as const, holder: given.holder, ...(given.until !== undefined && { until: given.until }) };
  return officeHeldEvent({ office, from, term, heldAt, by: { actor: 'desk', reason: 'As the gazette has it.' } });
}

/** An operator's name for an actor; without one readers see the names of the articles again. */
export function renamed(renamedAt: string, actor: string, name?: string): Event<'ActorRenamed'> {
  return actorRenamedEvent({ actor, name: name === undefined ? { kind: 'as-read' } : { kind: 'shown', name }, renamedAt, by: { actor: 'desk', reason: 'As she writes it.' } });
}

/** An operator's retraction of an article. */
export function retractedByOperator({ payload: { articleId, source, guid } }: Event<'ArticleReceived'>, retractedAt: string): Event<'ArticleRetracted'> {
  const retractionId = deterministicId('retraction', [articleId, retractedAt]);
  return makeEvent('ArticleRetracted', contextOf(eventIdOf('ArticleRetracted', retractionId), articleId, retractedAt), {
    articleId, retractionId, source, guid, retractedAt, by: { kind: 'operator', actor: 'desk', reason: 'A wrong name.' },
  });
}

/** The end of an operator's retraction. */
export function reinstated({ payload: { articleId, retractionId } }: Event<'ArticleRetracted'>, reinstatedAt: string): Event {
  return makeEvent('ArticleReinstated', contextOf(eventIdOf('ArticleReinstated', `${retractionId} ${reinstatedAt}`), articleId, reinstatedAt), {
    articleId, retractionId, reinstatedAt, by: { actor: 'desk', reason: 'The name was right.' },
  });
}

/** The source's own retraction of an article as it stands in this revision. */
export function retracted({ payload, time }: Event<'ArticleReceived'>): Event {
  const { articleId, source, guid, orderKey } = payload;
  const retractionId = sourceRetractionIdOf(articleId, orderKey);
  return makeEvent('ArticleRetracted', contextOf(eventIdOf('ArticleRetracted', retractionId), articleId, time), {
    articleId, retractionId, source, guid, retractedAt: time, by: { kind: 'source', orderKey, deliveryId: DELIVERY, status: 'canceled' },
  });
}

/** An operator's erasure of an article. */
export function erased({ payload: { articleId }, time }: Event<'ArticleReceived'>): Event {
  return makeEvent('ArticleErased', contextOf(eventIdOf('ArticleErased', articleId), articleId, time), {
    articleId, erasedAt: time, by: { actor: 'desk', reason: 'A court ordered it.' },
  });
}

/** The words in a text, at their first place from some character on. */
export function wordsIn(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  return spanOf(text, start, start + words.length);
}

/** An actor as named in a text. */
export function actorIn(text: string, mention: string, canonical: string, name = mention): Party {
  return { kind: 'actor', actor: { canonical, name }, mention: wordsIn(text, mention) };
}

/** A direct statement of these words. */
export function statementIn(text: string, content: string, speaker: Party, rest: Partial<Statement> = {}): Statement {
  return { kind: 'direct', content: wordsIn(text, content), speaker, zone: 'body', ...rest };
}

/** A certain accusation of these words. */
export function accusationIn(text: string, words: { readonly trigger: string; readonly allegation?: string }, rest: Pick<Accusation, 'accuser' | 'accused'> & Partial<Accusation>): Accusation {
  return { ...accusing(text, words), ...rest };
}

/** A certain denial of these words. */
export function denialIn(text: string, words: { readonly trigger: string; readonly allegation?: string }, rest: Pick<Denial, 'denier' | 'deniedAccuser'> & Partial<Denial>): Denial {
  return { ...accusing(text, words), ...rest };
}

function accusing(text: string, { trigger, allegation }: { readonly trigger: string; readonly allegation?: string }) {
  return {
    trigger: wordsIn(text, trigger),
    ...(allegation === undefined ? {} : { allegation: wordsIn(text, allegation) }),
    certainty: 'certain' as const, modality: 'asserted' as const, legal: 'none' as const, zone: 'body' as const,
  };
}

function contextOf(id: string, subject: string, time: string): EventContext {
  return { id, subject, time, correlationId: DELIVERY, causationId: DELIVERY };
}
