import { topicNamesOf } from '@on-record/domain';
import { attempt, type Check } from './check';
import { examineDatabase } from './examine-database';
import { examineLog } from './examine-log';
import { examinePauses } from './examine-pauses';
import { examinePositions } from './examine-positions';
import { openPatients } from './open-patients';
import type { DoctorSettings } from './read-settings';

/** Closing what does not answer must not hold up the result. */
const CLOSE_WITHIN_MS = 2_000;

/**
 * Checks all that an operator would check by hand. Each check answers for itself within a time of its own, whatever is
 * away; those that need what is away say that they were not made. Changes nothing.
 */
export async function examine({ checks, log, database, groups }: DoctorSettings): Promise<readonly Check[]> {
  const patients = await openPatients({ log, database });
  const names = { topicNames: topicNamesOf(log?.TOPIC_PREFIX ?? ''), groups };
  try {
    const ofLog = await examineLog(patients, names);
    const ofDatabase = await examineDatabase(patients);
    const { check, pauses } = await examinePauses(patients, names);
    return [...checks, ...ofLog.checks, ...ofDatabase, check, ...(await examinePositions({ ...patients, topics: ofLog.topics, pauses }, names))];
  } finally {
    await attempt(patients.close, CLOSE_WITHIN_MS);
  }
}
