import { countOpenDeadLetters, inspectDatabase } from '@on-record/projections';
import { attempt, judge, unchecked, type Check } from './check';
import { judgeClock, judgeConnections, judgeDeadLetters, judgeDurability, judgeEncryption, judgeReader, judgeSchema, judgeServer } from './judge-database';
import { WITHIN_MS, type Patients } from './open-patients';

const REMEDY = 'Look whether Postgres is up, and whether DATABASE_URL names it with the right role and password.';
const DEPENDENT = ['Postgres encryption', 'Postgres connections', 'Postgres durability', 'schema', 'reader role', 'dead letters', 'clocks'] as const;

/** The checks of Postgres and what must be in it. */
export async function examineDatabase({ database }: Pick<Patients, 'database'>): Promise<readonly Check[]> {
  if ('failure' in database) {
    return [{ check: 'Postgres', verdict: 'wrong', found: database.failure, remedy: REMEDY }, ...DEPENDENT.map((check) => unchecked(check, 'Postgres does not answer'))];
  }
  const state = await attempt(async () => {
    const fromMs = Date.now();
    const found = await inspectDatabase(database.value);
    return { ...found, asked: { fromMs, untilMs: Date.now() } };
  }, WITHIN_MS);
  const deadLetters = await attempt(() => countOpenDeadLetters(database.value), WITHIN_MS);
  return [
    judge('Postgres', state, ({ server }) => judgeServer(server)),
    judge('Postgres encryption', state, ({ server }) => judgeEncryption(server)),
    judge('Postgres connections', state, ({ server }) => judgeConnections(server)),
    judge('Postgres durability', state, ({ server }) => judgeDurability(server)),
    judge('schema', state, judgeSchema),
    judge('reader role', state, ({ reader }) => judgeReader(reader)),
    judge('dead letters', deadLetters, judgeDeadLetters),
    judge('clocks', state, ({ server, asked }) => judgeClock(server, asked)),
  ];
}
