import { circleOf, OnRecordError, type ActorRegistry } from '@on-record/domain';
import { printable } from '../printable-text';

/** What is to become of one id: merged into another or separated again, given a name or none. */
export type RegistryChange =
  | { readonly kind: 'merge'; readonly actor: string; readonly before: string | undefined; readonly into: string | undefined }
  | { readonly kind: 'rename'; readonly actor: string; readonly before: string | undefined; readonly name: string | undefined };

/** What is wanted of some ids; what is undefined is to be undone. */
export interface RegistryWish {
  readonly merges: ReadonlyMap<string, string | undefined>;
  readonly names: ReadonlyMap<string, string | undefined>;
}

/**
 * What has to change so that what is wanted holds; of ids that are not named everything stays. Fails with CONFIGURATION_INVALID
 * where merges would lead in a circle.
 */
export function changesFor({ merges, names }: ActorRegistry, wish: RegistryWish): readonly RegistryChange[] {
  const into = new Map(merges.map((merge) => [merge.actor, merge.into]));
  const changes: readonly RegistryChange[] = [
    ...[...wish.merges].map(([actor, wanted]) => ({ kind: 'merge' as const, actor, before: into.get(actor), into: wanted })).filter((change) => change.before !== change.into),
    ...[...wish.names].map(([actor, wanted]) => ({ kind: 'rename' as const, actor, before: names.get(actor), name: wanted })).filter((change) => change.before !== change.name),
  ];
  requireNoCircle(into, changes);
  return changes;
}

/** The wish that just this holds and nothing else: what stands in the registry and is not wanted is to be undone. */
export function nothingBut({ merges, names }: ActorRegistry, wish: RegistryWish): RegistryWish {
  return {
    merges: new Map([...merges.map(({ actor }) => [actor, undefined] as const), ...wish.merges]),
    names: new Map([...[...names.keys()].map((actor) => [actor, undefined] as const), ...wish.names]),
  };
}

function requireNoCircle(before: ReadonlyMap<string, string>, changes: readonly RegistryChange[]): void {
  const after = new Map<string, string | undefined>(before);
  for (const change of changes) if (change.kind === 'merge') after.set(change.actor, change.into);
  const merges = [...after].flatMap(([actor, into]) => (into === undefined ? [] : [{ actor, into, mergedAtMs: 0, mergeId: '' }]));
  for (const change of changes) {
    const circle = change.kind === 'merge' && change.into !== undefined ? circleOf(merges, { actor: change.actor, into: change.into }) : undefined;
    if (circle === undefined) continue;
    const path = [...circle, change.actor].map(printable).join(' into ');
    throw new OnRecordError('CONFIGURATION_INVALID', `Merges would lead in a circle: ${path}. Undo one of them first (on-record actors unmerge). Nothing was changed.`);
  }
}
