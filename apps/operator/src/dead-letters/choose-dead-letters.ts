import { OnRecordError } from '@on-record/domain';
import { findDeadLetters, type Database, type DeadLetter } from '@on-record/projections';
import type { Command } from 'commander';
import { requireId } from '../ids';

/** Which dead letters are to be settled: by name, or all open ones of a kind. */
export interface DeadLetterChoice {
  readonly ids: readonly string[];
  readonly fingerprint?: string | undefined;
  readonly code?: string | undefined;
  readonly all?: boolean | undefined;
  /** Also those that were settled before; with ids only. */
  readonly again?: boolean | undefined;
}

/** Gives a verb the arguments and options by which dead letters are chosen. */
export function addChoiceOptions(verb: Command): Command {
  return verb
    .argument('[deadLetterIds...]', 'ids of dead letters; or choose by one of the options')
    .option('--fingerprint <fingerprint>', 'all open ones of this kind')
    .option('--code <code>', 'all open ones with this code')
    .option('--all', 'all open ones')
    .option('--again', 'also those among the ids that were settled before');
}

/** The choice with its ids in order. Throws CONFIGURATION_INVALID unless it is made in one way: nothing is settled by leaving something out. */
export function requireChoice(choice: DeadLetterChoice): DeadLetterChoice {
  const ids = [...new Set(choice.ids.map(requireId))];
  const ways = [ids.length > 0, choice.fingerprint !== undefined, choice.code !== undefined, choice.all === true].filter(Boolean).length;
  if (ways !== 1) throw new OnRecordError('CONFIGURATION_INVALID', 'Say which dead letters in one way: ids, --fingerprint, --code or --all.');
  if (choice.again === true && ids.length === 0) throw new OnRecordError('CONFIGURATION_INVALID', '--again goes with ids: what was settled before is settled again by name only.');
  return { ...choice, ids };
}

/**
 * The dead letters that are meant, those that failed first first. Throws NOT_FOUND where an id is none, and
 * CONFIGURATION_INVALID where one was settled before: then nothing is done.
 */
export async function chooseDeadLetters(database: Database, choice: DeadLetterChoice): Promise<readonly DeadLetter[]> {
  const { ids, fingerprint, code, again } = choice;
  const found = await findDeadLetters(database, ids.length > 0 ? { ids } : { state: 'open', fingerprint, code });
  const known = new Set(found.map(({ deadLetterId }) => deadLetterId));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) throw new OnRecordError('NOT_FOUND', `The read models know no dead letter ${unknown.join(', ')}. Nothing was changed.`);
  const settled = found.filter(({ state }) => state !== 'open');
  if (settled.length > 0 && again !== true) {
    const which = settled.map(({ deadLetterId, state }) => `${deadLetterId} (${state})`).join(', ');
    throw new OnRecordError('CONFIGURATION_INVALID', `Settled before: ${which}. Leave them out, or add --again. Nothing was changed.`);
  }
  return found.toReversed();
}
