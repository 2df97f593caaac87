import { OnRecordError } from '@on-record/domain';
import type { PoolClient } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/open-database';
import { isLockTimeout } from '../database/database-errors';
import { moveGrants } from './copy-grants';
import { countBehind } from './count-behind';
import { listGenerations } from './generation';
import { schemaOf, viewSchemaOf } from './generation-names';
import { requireActive } from './generation-rows';

/** Which way readers are led: to the generation that was built, or back to the one that they saw before. */
export type Switch = 'promote' | 'rollback';

/** How long a switch may wait. */
export interface SwitchOptions {
  /** For a lock, in one attempt; 200 ms unless given. */
  readonly lockTimeoutMs?: number;
  /** For all attempts together; 30 s unless given. */
  readonly patienceMs?: number;
}

/** What a switch did. */
export interface Switched {
  readonly from: number;
  readonly to: number;
  /** How long the transaction took that did it, from its beginning to its commit. */
  readonly tookMs: number;
  readonly attempts: number;
}

const BETWEEN_ATTEMPTS_MS = 100;

/**
 * Lets readers see the other generation: one transaction that renames the schemas of the views. A schema is renamed without a
 * lock on what lies in it, so that queries at work neither delay it nor notice; the next query of a session sees the other
 * generation, prepared or not. Only writers wait meanwhile, and it waits for those at work, so that nobody writes to what has just
 * ceased to be active and the other one is as far as it: readers never go back in time. Tried until patience ends; fails with GENERATION_CONFLICT where there is no such generation or
 * it lags behind, and with DATABASE_UNAVAILABLE where a lock was not to be had.
 */
export async function switchGenerations(database: Database, way: Switch, { lockTimeoutMs = 200, patienceMs = 30_000 }: SwitchOptions = {}): Promise<Switched> {
  const began = performance.now();
  for (let attempts = 1; ; attempts += 1) {
    try {
      const { number } = requireActive(await listGenerations(database));
      const at = performance.now();
      const { from, to } = await database.transaction('switching generations', async (client) => {
        await client.query(`SET LOCAL lock_timeout = ${Math.ceil(lockTimeoutMs)}`);
        return switchWithin(client, way);
      }, { generation: number });
      return { from, to, tookMs: performance.now() - at, attempts };
    } catch (error) {
      const mayHelp = error instanceof LaggingBehind || isLockTimeout(error);
      if (!mayHelp || performance.now() - began > patienceMs) throw error;
      await delay(BETWEEN_ATTEMPTS_MS);
    }
  }
}

async function switchWithin(client: PoolClient, way: Switch): Promise<{ readonly from: number; readonly to: number }> {
  const { rows } = await client.query<{ readonly number: number; readonly state: string }>(
    `SELECT number, state FROM on_record.generations WHERE state IN ('active', 'building', 'following', 'previous') ORDER BY number FOR UPDATE`);
  const from = rows.find(({ state }) => state === 'active')?.number ?? 0;
  const to = rows.find(({ state }) => state === (way === 'promote' ? 'following' : 'previous'))?.number;
  if (to === undefined) throw noneToSwitchTo(way, rows);
  await client.query(`LOCK TABLE ${schemaOf(from)}.checkpoints IN SHARE MODE`);
  const behind = await countBehind(client, { ahead: `${schemaOf(from)}.checkpoints`, other: `${schemaOf(to)}.checkpoints` });
  if (behind > 0) throw new LaggingBehind(to, behind);
  await moveGrants(client, 'read_v1', viewSchemaOf(to));
  await client.query(`ALTER SCHEMA read_v1 RENAME TO ${viewSchemaOf(from)}; ALTER SCHEMA ${viewSchemaOf(to)} RENAME TO read_v1`);
  await client.query(`UPDATE on_record.generations SET state = $2, switched_at = now() WHERE number = $1`, [from, way === 'promote' ? 'previous' : 'following']);
  await client.query(`UPDATE on_record.generations SET state = 'active', switched_at = now() WHERE number = $1`, [to]);
  return { from, to };
}

class LaggingBehind extends OnRecordError {
  constructor(generation: number, behind: number) {
    super('GENERATION_CONFLICT', `Generation ${generation} is ${behind} record(s) behind the active one: let a projector run until it has caught up (on-record generations), then try again.`, {
      details: { generation, behind },
    });
  }
}

function noneToSwitchTo(way: Switch, rows: readonly { readonly number: number; readonly state: string }[]): OnRecordError {
  const standby = rows.find(({ state }) => state !== 'active');
  const what = standby === undefined ? 'there is only the active one' : `generation ${standby.number} is ${standby.state}`;
  const remedy = way === 'promote'
    ? 'build one first (on-record rebuild); what was active before comes back with on-record rollback'
    : 'only what was active before the last promote can come back; one that was built is promoted';
  return new OnRecordError('GENERATION_CONFLICT', `There is no generation to ${way === 'promote' ? 'promote' : 'roll back to'}: ${what}. Remedy: ${remedy}.`);
}
