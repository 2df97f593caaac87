import { OnRecordError, type Poison } from '@on-record/domain';
import { isRefusedValue } from '../database/database-errors';
import type { Database } from '../database/open-database';
import { projectFacts } from './project-facts';
import { poisonOf, type PlacedFact } from './read-batch';

/** Ends a transaction that was only to be tried out. */
class TriedOut extends Error {}

/**
 * Finds the facts with a value that Postgres does not take (a year that it does not know, a number too great) by halving:
 * projects a part and rolls it back, and halves the parts that fail. Rare, so that it may be slow.
 */
export async function findRefusedFacts(database: Database, facts: readonly PlacedFact[]): Promise<readonly Poison[]> {
  if (facts.length === 0) return [];
  const refusal = await refusalOf(database, facts);
  if (refusal === undefined) return [];
  const [only] = facts;
  if (facts.length === 1 && only) return [poisonOf(only.record, { code: 'EVENT_PAYLOAD_INVALID', reason: `Postgres does not take a value of it: ${refusal}.` })];
  const middle = Math.floor(facts.length / 2);
  return [...(await findRefusedFacts(database, facts.slice(0, middle))), ...(await findRefusedFacts(database, facts.slice(middle)))];
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
