import { actorIdSchema, daySchema, officeIdSchema, OnRecordError, singleActorIdSchema, termStartSchema, type StandingTerm } from '@on-record/domain';
import { printable } from '../printable-text';

const MOST_NAME = 200;

/** What is wrong with the id of one actor; undefined where nothing is. */
export function faultOfSingleId(id: string): string | undefined {
  if (singleActorIdSchema.safeParse(id).success) return undefined;
  const together = actorIdSchema.safeParse(id).success ? ' several who act together cannot be merged, but each of them can' : ' an id is country:UA, person:ann-lee, org:reuters, group:officials or document:annual-report';
  return `"${printable(id)}" is not the id of one actor:${together}`;
}

/** What is wrong with the terms of an office, each with its holder and days; nothing where nothing is. */
export function faultsOfTerm({ office, from, holder, until }: Omit<StandingTerm, 'holder'> & { readonly holder?: string | undefined }): readonly string[] {
  const isFirstDay = termStartSchema.safeParse(from).success;
  const isLastDay = until === undefined || daySchema.safeParse(until).success;
  const faults = [
    officeIdSchema.safeParse(office).success ? undefined : `"${printable(office)}" is not the id of an office, as group:prime-minister or org:fleet-command is: people, countries and documents are held by nobody`,
    holder === undefined ? undefined : faultOfSingleId(holder),
    holder === office ? `${printable(office)} cannot hold itself` : undefined,
    isFirstDay ? undefined : `"${printable(from)}" is no first day: it is a day that there is, such as 2024-07-05, or ever`,
    isLastDay ? undefined : `"${printable(until)}" is no last day: it is a day that there is, such as 2026-03-31`,
    isFirstDay && isLastDay && until !== undefined && from !== 'ever' && until < from ? `the last day, ${until}, is before the first, ${from}` : undefined,
  ];
  return faults.filter((fault) => fault !== undefined);
}

/** What is wrong with the id of an actor, or of several who act together. */
export function faultOfId(id: string): string | undefined {
  return actorIdSchema.safeParse(id).success ? undefined : `"${printable(id)}" is not the id of an actor, as person:ann-lee is`;
}

/** What is wrong with a name that readers are to see. */
export function faultOfName(name: string): string | undefined {
  if (name.trim() === '' || name.trim() !== name) return 'a name has to have characters, and none but these at its ends';
  if (name.length > MOST_NAME) return `a name has at most ${MOST_NAME} characters, and this one has ${name.length}`;
  return printable(name) === name && name.isWellFormed() ? undefined : `the name "${printable(name)}" has characters that steer the text around it`;
}

/** Throws CONFIGURATION_INVALID with all faults where there is any. */
export function requireNoFaults(faults: readonly (string | undefined)[]): void {
  const found = faults.filter((fault) => fault !== undefined);
  if (found.length > 0) throw new OnRecordError('CONFIGURATION_INVALID', `${found.join('; ')}. Nothing was changed.`);
}
