import { actorIdSchema, OnRecordError, singleActorIdSchema } from '@on-record/domain';
import { printable } from '../printable-text';

const MOST_NAME = 200;

/** What is wrong with the id of one actor; undefined where nothing is. */
export function faultOfSingleId(id: string): string | undefined {
  if (singleActorIdSchema.safeParse(id).success) return undefined;
  const together = actorIdSchema.safeParse(id).success ? ' several who act together cannot be merged, but each of them can' : ' an id is country:UA, person:ann-lee, org:reuters, group:officials or document:annual-report';
  return `"${printable(id)}" is not the id of one actor:${together}`;
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
