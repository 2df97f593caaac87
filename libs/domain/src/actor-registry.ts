import { canonicalJson } from './canonical-json';
import type { Event } from './event';
import type { ActorMerged, ActorRenamed } from './events/actor-registry';
import { makeEvent } from './make-event';
import { compareTermStarts, type StandingTerm } from './office-terms';
import { compareText } from './order-key';
import { deterministicId } from './uuid';

/** The fact that an operator merged an actor into another, or undid that; the same act at the same moment is the same fact. */
export function actorMergedEvent(act: Omit<ActorMerged, 'mergeId'>, causationId?: string): Event<'ActorMerged'> {
  const mergeId = deterministicId('event', ['ActorMerged', canonicalJson(act)]);
  const cause = causationId ?? mergeId;
  return makeEvent('ActorMerged', { id: mergeId, subject: act.actor, time: act.mergedAt, correlationId: cause, causationId: cause }, { mergeId, ...act });
}

/** The fact that an operator gave an actor a name to be shown, or undid that. */
export function actorRenamedEvent(act: Omit<ActorRenamed, 'renameId'>, causationId?: string): Event<'ActorRenamed'> {
  const renameId = deterministicId('event', ['ActorRenamed', canonicalJson(act)]);
  const cause = causationId ?? renameId;
  return makeEvent('ActorRenamed', { id: renameId, subject: act.actor, time: act.renamedAt, correlationId: cause, causationId: cause }, { renameId, ...act });
}

/** A fact that changes the registry of actors. */
export type ActorRegistryFact = Event<'ActorMerged'> | Event<'ActorRenamed'> | Event<'OfficeHeld'>;

/** Says whether an event is one of those that change the registry of actors. */
export function isActorRegistryFact(event: Event): event is ActorRegistryFact {
  return event.type === 'ActorMerged' || event.type === 'ActorRenamed' || event.type === 'OfficeHeld';
}

/** A merge that holds: the latest fact about its actor. */
export interface StandingMerge {
  readonly actor: string;
  readonly into: string;
  readonly mergedAtMs: number;
  readonly mergeId: string;
}

/** What holds of the registry: merges, names by the ids that they were given to, and terms of offices by office and first day. */
export interface ActorRegistry {
  readonly merges: readonly StandingMerge[];
  readonly names: ReadonlyMap<string, string>;
  readonly terms: readonly StandingTerm[];
}

/**
 * What holds after all these facts: of those about one id, or one office and first day, the latest by time, then by event id;
 * neither order nor repetition matters.
 */
export function actorRegistryOf(facts: readonly ActorRegistryFact[]): ActorRegistry {
  const merges = latestOf(facts.filter((fact) => fact.type === 'ActorMerged'), ({ payload }) => payload.actor);
  const renames = latestOf(facts.filter((fact) => fact.type === 'ActorRenamed'), ({ payload }) => payload.actor);
  const terms = latestOf(facts.filter((fact) => fact.type === 'OfficeHeld'), ({ payload }) => `${payload.office} ${payload.from}`);
  return {
    merges: merges.flatMap(({ time, payload: { actor, into, mergeId } }) => (into.kind === 'itself' ? [] : [{ actor, into: into.actor, mergedAtMs: Date.parse(time), mergeId }])),
    names: new Map(renames.flatMap(({ payload: { actor, name } }) => (name.kind === 'as-read' ? [] : [[actor, name.name] as const]))),
    terms: terms
      .flatMap(({ payload: { office, from, term } }) => (term.kind === 'unknown' ? [] : [{ office, from, holder: term.holder, ...(term.until !== undefined && { until: term.until }) }]))
      .toSorted((a, b) => compareText(a.office, b.office) || compareTermStarts(a.from, b.from)),
  };
}

/**
 * The actor that each merged id means in the end, by that id: merges lead on. Where merges lead in a circle, which two
 * operators can bring about that act at once, the latest of the circle is passed over; so the others hold as they did before.
 * A function of the set of merges.
 */
export function resolveMerges(merges: readonly StandingMerge[]): ReadonlyMap<string, string> {
  const next = new Map<string, string>();
  for (const { actor, into } of merges.toSorted(compareMerges)) {
    if (endOf(next, into) !== actor) next.set(actor, into);
  }
  return new Map([...next.keys()].map((actor) => [actor, endOf(next, actor)]));
}

/** The ids of the circle in which merges would lead with this one, beginning with its actor; undefined where there is none. */
export function circleOf(merges: readonly StandingMerge[], { actor, into }: Pick<StandingMerge, 'actor' | 'into'>): readonly string[] | undefined {
  const next = new Map(merges.filter((merge) => merge.actor !== actor).map((merge) => [merge.actor, merge.into]));
  const path = [actor];
  for (let at: string | undefined = into; at !== undefined && path.length <= next.size + 1; at = next.get(at)) {
    if (at === actor) return path;
    path.push(at);
  }
  return undefined;
}

function compareMerges(a: StandingMerge, b: StandingMerge): number {
  return a.mergedAtMs - b.mergedAtMs || compareText(a.mergeId, b.mergeId) || compareText(a.actor, b.actor);
}

/** Where the steps from an id end; there is no circle among them. */
function endOf(next: ReadonlyMap<string, string>, from: string): string {
  let end = from;
  for (let at = next.get(end); at !== undefined; at = next.get(end)) end = at;
  return end;
}

function latestOf<Fact extends ActorRegistryFact>(facts: readonly Fact[], keyOf: (fact: Fact) => string): readonly Fact[] {
  const latest = new Map<string, Fact>();
  const oldestFirst = facts.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time) || compareText(a.id, b.id));
  for (const fact of oldestFirst) latest.set(keyOf(fact), fact);
  return [...latest].toSorted(([a], [b]) => compareText(a, b)).map(([, fact]) => fact);
}
