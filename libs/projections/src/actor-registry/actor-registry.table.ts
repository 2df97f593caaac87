import type { ActorMerged, ActorRenamed, OfficeHeld } from '@on-record/domain';
import type { FactTable } from '../database/fact-table';
import { toBoundedId } from '../findings/bounded-id';

/** Which actor each id was merged into last; none where that was undone. */
export const actorMergesTable = {
  name: 'actor_merges',
  key: ['actor'],
  columns: { actor: 'text', into_actor: 'text', merged_at: 'timestamptz', operator: 'text', reason: 'text' },
} as const satisfies FactTable;

/** Which name each id was given last; none where that was undone. */
export const actorNamesTable = {
  name: 'actor_names',
  key: ['actor'],
  columns: { actor: 'text', name: 'text', renamed_at: 'timestamptz', operator: 'text', reason: 'text' },
} as const satisfies FactTable;

/** Who holds each office from each day that was spoken of; nobody where that was undone. */
export const officeTermsTable = {
  name: 'office_terms',
  key: ['office', 'from_day'],
  columns: { office: 'text', from_day: 'date', holder: 'text', until_day: 'date', held_at: 'timestamptz', operator: 'text', reason: 'text' },
} as const satisfies FactTable;

/** The tables of facts of the registry. */
export const REGISTRY_TABLES: readonly FactTable[] = [actorMergesTable, actorNamesTable, officeTermsTable];

/** The table of what ids mean in the end; derived from all facts of the registry. */
export const RESOLVED_ACTORS = { name: 'resolved_actors', key: ['actor'] } as const;

/** The table of what offices mean on which days; derived from all facts of the registry. */
export const RESOLVED_OFFICES = { name: 'resolved_offices', key: ['office', 'from_day'] } as const;

/** How the database writes the first day of a term that has always been. */
export const EVER = '-infinity';

/** The row of a merge; ids are as rows of findings hold them. */
export function toActorMergeRow({ actor, into, mergedAt, by }: ActorMerged) {
  return {
    actor: toBoundedId(actor),
    into_actor: into.kind === 'actor' ? toBoundedId(into.actor) : null,
    merged_at: new Date(mergedAt).toISOString(),
    operator: by.actor,
    reason: by.reason,
  };
}

/** The row of a name. */
export function toActorNameRow({ actor, name, renamedAt, by }: ActorRenamed) {
  return {
    actor: toBoundedId(actor),
    name: name.kind === 'shown' ? name.name : null,
    renamed_at: new Date(renamedAt).toISOString(),
    operator: by.actor,
    reason: by.reason,
  };
}

/** The row of a term. */
export function toOfficeTermRow({ office, from, term, heldAt, by }: OfficeHeld) {
  return {
    office: toBoundedId(office),
    from_day: from === 'ever' ? EVER : from,
    holder: term.kind === 'held' ? toBoundedId(term.holder) : null,
    until_day: term.kind === 'held' ? (term.until ?? null) : null,
    held_at: new Date(heldAt).toISOString(),
    operator: by.actor,
    reason: by.reason,
  };
}
