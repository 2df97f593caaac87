import { OnRecordError } from '@on-record/domain';
import type { Database } from '../database/open-database';
import { isStandby, listGenerations } from './generation';
import { dropGeneration, dropScratch } from './generation-rows';
import { whileRebuilding } from './rebuild';

/**
 * Drops the generation that is kept beside the active one, built or not, and what a killed verification has left; gives its number.
 * Fails with GENERATION_CONFLICT where there is none, others read it, or a rebuild or a verification is at work.
 */
export async function retireGeneration(database: Database): Promise<number> {
  return whileRebuilding(database, () => retireWithin(database));
}

async function retireWithin(database: Database): Promise<number> {
  const [left] = await dropScratch(database);
  const standby = (await listGenerations(database)).find(isStandby);
  if (standby === undefined && left !== undefined) return left;
  if (standby === undefined) throw new OnRecordError('GENERATION_CONFLICT', 'There is nothing to retire: no generation is kept beside the active one.');
  await database.transaction('retiring a generation', async (client) => {
    const { rows } = await client.query(`SELECT FROM on_record.generations WHERE number = $1 AND state = $2 FOR UPDATE`, [standby.number, standby.state]);
    if (rows.length === 0) throw new OnRecordError('GENERATION_CONFLICT', `Generation ${standby.number} has just changed: look again (on-record generations).`);
    await dropGeneration(client, standby.number);
  }, { isPatient: true });
  return standby.number;
}
