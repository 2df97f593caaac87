import { OnRecordError, type Poison } from '@on-record/domain';
import { isRefusedValue } from '../database/database-errors';
import type { Database } from '../database/open-database';
import { projectFacts } from './project-facts';
import { poisonOf, type PlacedFact } from './read-batch';

/** How the reason of a dead letter begins that Postgres itself refused: nothing but writing it again tells whether it still does. */
export const REFUSED_BY_POSTGRES = 'Postgres does not take';

/** Ends a transaction that was only to be tried out. */
class TriedOut extends Error {}

/**
 * Finds the facts with a value that Postgres does not take (a year that it does not know, a number too great) by halving:
 * projects a part and rolls it back, and halves the parts that fail. Where no half fails alone, facts go ill together: then
 * the first that fails on top of those before it is to blame. Rare, so that it may be slow.
 */
export async function findRefusedFacts(database: Database, facts: readonly PlacedFact[]): Promise<readonly Poison[]> {
  if (facts.length === 0) return [];
  const refusal = await refusalOf(database, facts);
  if (refusal === undefined) return [];
  if (facts.length === 1) return blamed(facts[0], refusal);
  const middle = Math.floor(facts.length / 2);
  const found = [...(await findRefusedFacts(database, facts.slice(0, middle))), ...(await findRefusedFacts(database, facts.slice(middle)))];
  return found.length > 0 ? found : blamed(facts[await firstOnTopOfOthers(database, facts, middle)], refusal);
}

/** The place of the first fact with which those before it fail; those before `fine` do not. By halving. */
async function firstOnTopOfOthers(database: Database, facts: readonly PlacedFact[], fine: number): Promise<number> {
  let [good, bad] = [fine, facts.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if ((await refusalOf(database, facts.slice(0, middle))) === undefined) good = middle;
    else bad = middle;
  }
  return bad - 1;
}

function blamed(fact: PlacedFact | undefined, refusal: string): readonly Poison[] {
  return fact === undefined ? [] : [poisonOf(fact.record, { code: 'EVENT_PAYLOAD_INVALID', reason: `${REFUSED_BY_POSTGRES} a value of it: ${refusal}.` })];
}

/** Why a part cannot be projected; undefined where it can. Nothing is written. */
async function refusalOf(database: Database, facts: readonly PlacedFact[]): Promise<string | undefined> {
  try {
    await database.transaction('looking for a value that it does not take', async (client) => {
      await projectFacts(client, facts);
      throw new TriedOut();
    });
  } catch (error) {
    if (error instanceof TriedOut) return undefined;
    if (causedByRefusedValue(error)) return error.message;
    throw error;
  }
  return undefined;
}

/** Says whether a transaction failed because of a value in a fact. */
export function causedByRefusedValue(error: unknown): error is OnRecordError {
  return error instanceof OnRecordError && isRefusedValue(error.cause);
}
