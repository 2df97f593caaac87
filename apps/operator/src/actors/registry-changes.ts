import { circleOf, OnRecordError, type ActorRegistry, type StandingTerm } from '@on-record/domain';
import { printable } from '../printable-text';

/** Who holds an office from a day on; without a holder nobody is known any more. */
export type WantedTerm = Omit<StandingTerm, 'holder'> & { readonly holder: string | undefined };

/** What is to become of one id: merged into another or separated again, given a name or none, an office held from a day on. */
export type RegistryChange =
  | { readonly kind: 'merge'; readonly actor: string; readonly before: string | undefined; readonly into: string | undefined }
  | { readonly kind: 'rename'; readonly actor: string; readonly before: string | undefined; readonly name: string | undefined }
  | { readonly kind: 'office'; readonly actor: string; readonly before: StandingTerm | undefined; readonly term: WantedTerm };

/** What is wanted of some ids; what is undefined is to be undone. */
export interface RegistryWish {
  readonly merges?: ReadonlyMap<string, string | undefined>;
  readonly names?: ReadonlyMap<string, string | undefined>;
  readonly terms?: readonly WantedTerm[];
}

/**
 * What has to change so that what is wanted holds; of ids that are not named everything stays. Fails with CONFIGURATION_INVALID
 * where merges would lead in a circle, or what is merged would be an office.
 */
export function changesFor({ merges, names, terms }: ActorRegistry, wish: RegistryWish): readonly RegistryChange[] {
  const into = new Map(merges.map((merge) => [merge.actor, merge.into]));
  const changes: readonly RegistryChange[] = [
    ...[...(wish.merges ?? [])].map(([actor, wanted]) => ({ kind: 'merge' as const, actor, before: into.get(actor), into: wanted })).filter((change) => change.before !== change.into),
    ...[...(wish.names ?? [])].map(([actor, wanted]) => ({ kind: 'rename' as const, actor, before: names.get(actor), name: wanted })).filter((change) => change.before !== change.name),
    ...(wish.terms ?? []).map((term) => ({ kind: 'office' as const, actor: term.office, before: terms.find((other) => isOfSameDay(other, term)), term })).filter(({ before, term }) => before?.holder !== term.holder || before?.until !== term.until),
  ];
  const after = mergesAfter(into, changes);
  requireNoCircle(after, changes);
  requireUnmergedOffices(after, { terms, changes });
  return changes;
}

/** The wish that just this holds and nothing else: what stands in the registry and is not wanted is to be undone. */
export function nothingBut({ merges, names, terms }: ActorRegistry, wish: RegistryWish): RegistryWish {
  const wanted = wish.terms ?? [];
  return {
    merges: new Map([...merges.map(({ actor }) => [actor, undefined] as const), ...(wish.merges ?? [])]),
    names: new Map([...[...names.keys()].map((actor) => [actor, undefined] as const), ...(wish.names ?? [])]),
    terms: [...terms.filter((term) => !wanted.some((other) => isOfSameDay(other, term))).map(({ office, from }) => ({ office, from, holder: undefined })), ...wanted],
  };
}

function isOfSameDay(a: WantedTerm, b: WantedTerm): boolean {
  return a.office === b.office && a.from === b.from;
}

/** What each id is merged into when all is done. */
function mergesAfter(before: ReadonlyMap<string, string>, changes: readonly RegistryChange[]): ReadonlyMap<string, string> {
  const after = new Map<string, string | undefined>(before);
  for (const change of changes) if (change.kind === 'merge') after.set(change.actor, change.into);
  return new Map([...after].flatMap(([actor, into]) => (into === undefined ? [] : [[actor, into] as const])));
}

/** Of an id that is merged its terms would say nothing. */
function requireUnmergedOffices(merges: ReadonlyMap<string, string>, { terms, changes }: { readonly terms: readonly StandingTerm[]; readonly changes: readonly RegistryChange[] }): void {
  const gone = (term: StandingTerm): boolean => changes.some((change) => change.kind === 'office' && isOfSameDay(change.term, term));
  const held = new Set([
    ...terms.filter((term) => !gone(term)).map(({ office }) => office), ...changes.flatMap((change) => (change.kind === 'office' && change.term.holder !== undefined ? [change.actor] : [])),
  ]);
  const merged = [...new Set(changes.map(({ actor }) => actor))].find((actor) => held.has(actor) && merges.has(actor));
  if (merged === undefined) return;
  const into = printable(merges.get(merged) ?? '');
  throw new OnRecordError('CONFIGURATION_INVALID', `${printable(merged)} would be merged into ${into} and be an office with terms, and cannot be both: give the terms to ${into}, or undo the merge (on-record actors unmerge) or the terms (on-record actors office ... --unknown) first. Nothing was changed.`);
}

function requireNoCircle(after: ReadonlyMap<string, string>, changes: readonly RegistryChange[]): void {
  const merges = [...after].map(([actor, into]) => ({ actor, into, mergedAtMs: 0, mergeId: '' }));
  for (const change of changes) {
    const circle = change.kind === 'merge' && change.into !== undefined ? circleOf(merges, { actor: change.actor, into: change.into }) : undefined;
    if (circle === undefined) continue;
    const path = [...circle, change.actor].map(printable).join(' into ');
    throw new OnRecordError('CONFIGURATION_INVALID', `Merges would lead in a circle: ${path}. Undo one of them first (on-record actors unmerge). Nothing was changed.`);
  }
}
