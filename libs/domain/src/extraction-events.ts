import type { Event } from './event';
import type { ArticleReceived } from './events/article-received';
import { findingKeysOf, mutualGroupOf, type KeyWords } from './finding-keys';
import type { Findings, LinkedAccusation, LinkedDenial, Party, Statement } from './findings';
import { eventIdOf, findingIdOf, runIdOf, siblingFindingIdOf, type FindingKind } from './ids';
import { makeEvent, type EventContext } from './make-event';
import type { ExtractionResult } from './ports/extraction-engine';
import type { Span } from './spans';

interface Run {
  readonly articleId: string;
  readonly revisionId: string;
  readonly runId: string;
}

/** What tells a finding from the others of its run (spans, then parties) and from the others of its article (words). */
interface Traits {
  readonly spans: readonly (Span | undefined)[];
  readonly parties: readonly Party[];
  readonly words: KeyWords;
}

/** The id and key of a finding. */
interface Named {
  readonly id: string;
  readonly key: string;
}

/**
 * The events of one run, in order: statements, accusations, denials, then the event that closes the run. The same cause,
 * engine version and result give the same events, byte for byte.
 */
export function toExtractionEvents(cause: Event<'ArticleReceived'>, engineVersion: string, result: ExtractionResult): readonly Event[] {
  const run = runOf(cause.payload, engineVersion);
  const contextOf = (id: string): EventContext => ({
    id,
    subject: run.articleId,
    time: cause.time,
    correlationId: cause.correlationid,
    causationId: cause.id,
    extractorVersion: engineVersion,
    traceparent: cause.traceparent,
  });
  if (result.kind === 'failed') {
    const context = contextOf(eventIdOf('ExtractionFailed', run.runId));
    return [makeEvent('ExtractionFailed', context, { ...run, engineVersion, code: result.code, reason: result.reason })];
  }
  const { events, manifest } = findingEvents(run, contextOf, result.findings);
  const closing = makeEvent('ExtractionCompleted', contextOf(eventIdOf('ExtractionCompleted', run.runId)), {
    ...run,
    engineVersion,
    manifest,
    diagnostics: [...result.diagnostics],
    workUnits: result.workUnits,
  });
  return [...events, closing];
}

function runOf(article: ArticleReceived, engineVersion: string): Run {
  const { articleId, revisionId } = article;
  return { articleId, revisionId, runId: runIdOf(revisionId, engineVersion) };
}

function findingEvents(run: Run, contextOf: (id: string) => EventContext, findings: Findings) {
  const statements = nameFindings(run, 'statement', findings.statements.map(statementTraits));
  const accusations = nameFindings(run, 'accusation', findings.accusations.map(accusationTraits));
  const denials = nameFindings(run, 'denial', findings.denials.map(denialTraits));
  const groups = mutualGroups(findings.accusations, accusations);
  const events: Event[] = [
    ...unique(findings.statements, statements).map(([statement, { id, key }]) =>
      makeEvent('StatementExtracted', contextOf(id), { ...run, statementId: id, statementKey: key, statement })),
    ...unique(findings.accusations, accusations).map(([linked, { id, key }]) =>
      makeEvent('AccusationExtracted', contextOf(id), {
        ...run,
        accusationId: id,
        accusationKey: key,
        accusation: linked.accusation,
        ...optional('mutualGroup', linked.mutual === undefined ? undefined : groups.get(linked.mutual)),
        ...optional('answersAccusationId', idAt(accusations, linked.answers)),
        ...optional('statementId', idAt(statements, linked.statement)),
      })),
    ...unique(findings.denials, denials).map(([linked, { id, key }]) =>
      makeEvent('DenialExtracted', contextOf(id), {
        ...run,
        denialId: id,
        denialKey: key,
        denial: linked.denial,
        ...optional('answersAccusationId', idAt(accusations, linked.answers)),
        ...optional('statementId', idAt(statements, linked.statement)),
      })),
  ];
  const ids = (named: readonly Named[]): string[] => [...new Set(named.map(({ id }) => id))];
  return { events, manifest: { statementIds: ids(statements), accusationIds: ids(accusations), denialIds: ids(denials) } };
}

/** The names of findings in their order. One that was found before has that one's name and takes no key from the others. */
function nameFindings(run: Run, kind: FindingKind, findings: readonly Traits[]): readonly Named[] {
  const ids = idsOf(run.runId, kind, findings);
  const firsts = new Map<string, KeyWords>();
  ids.forEach((id, place) => {
    if (!firsts.has(id)) firsts.set(id, findings[place]?.words ?? []);
  });
  const keys = findingKeysOf(run.articleId, kind, [...firsts.values()]);
  const keyOf = new Map([...firsts.keys()].map((id, place) => [id, keys[place]]));
  // Each finding has an id, and findingKeysOf promises one key for each, in the same order.
  return ids.map((id) => ({ id, key: keyOf.get(id) as string }));
}

/**
 * The ids of findings, in the same order. Spans tell findings apart, but not where parties share one mention ("both sides
 * accused each other"): there the parties do.
 */
function idsOf(runId: string, kind: FindingKind, findings: readonly Traits[]): readonly string[] {
  const partiesAt = new Map<string, string[]>();
  return findings.map(({ spans, parties }) => {
    const first = findingIdOf(runId, kind, spans);
    const here = partiesAt.get(first) ?? [];
    partiesAt.set(first, here);
    const who = JSON.stringify(parties.map((party) => (party.kind === 'actor' ? party.actor.canonical : `? ${party.reason}`)));
    if (!here.includes(who)) here.push(who);
    const ordinal = here.indexOf(who);
    return ordinal === 0 ? first : siblingFindingIdOf(first, kind, ordinal);
  });
}

/** Findings with their names, each id once: what an engine finds twice in the same place is one finding. */
function unique<T>(findings: readonly T[], named: readonly Named[]): readonly (readonly [T, Named])[] {
  const first = new Map<string, readonly [T, Named]>();
  findings.forEach((finding, place) => {
    const name = named[place];
    if (name && !first.has(name.id)) first.set(name.id, [finding, name]);
  });
  return [...first.values()];
}

function statementTraits({ content, cue, speaker }: Statement): Traits {
  return { spans: [content, cue, speaker.mention], parties: [speaker], words: [content] };
}

function accusationTraits({ accusation: { trigger, allegation, accuser, accused } }: LinkedAccusation): Traits {
  return { spans: [trigger, allegation, accuser.mention, accused.mention], parties: [accuser, accused], words: [trigger, allegation] };
}

function denialTraits({ denial: { trigger, allegation, denier, deniedAccuser } }: LinkedDenial): Traits {
  return { spans: [trigger, allegation, denier.mention, deniedAccuser.mention], parties: [denier, deniedAccuser], words: [trigger, allegation] };
}

function mutualGroups(linked: readonly LinkedAccusation[], named: readonly Named[]): ReadonlyMap<string, string> {
  const members = new Map<string, string[]>();
  linked.forEach(({ mutual }, place) => {
    const name = named[place];
    if (mutual !== undefined && name) members.set(mutual, [...(members.get(mutual) ?? []), name.key]);
  });
  return new Map([...members].map(([label, keys]) => [label, mutualGroupOf(keys)]));
}

function idAt(named: readonly Named[], place: number | undefined): string | undefined {
  return place === undefined ? undefined : named[place]?.id;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  // A computed key is widened to string by the compiler; the object has just this key, or none.
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
