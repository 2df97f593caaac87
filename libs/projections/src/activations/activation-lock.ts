import type { PoolClient } from 'pg';

/** Any number, the same in all processes; the second key is the table of the generation that is written. */
const SPACE = 1_795_478_410;
const KEY = `${SPACE}, 'engine_activations'::regclass::oid::int`;

/** SQL that lets no activation be stored before this transaction ends; for a FROM clause, so that it costs no statement of its own. */
export const HOLD_OFF_ACTIVATIONS = `(SELECT pg_advisory_xact_lock_shared(${KEY})) AS held`;

/**
 * Waits for all transactions that decide articles, and holds off new ones until this one ends. So every article that was
 * decided without the activations that this one stores is there to be found when it has committed.
 */
export async function waitForDecisions(client: PoolClient): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(${KEY})`);
}
