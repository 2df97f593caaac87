import type { StagePaused, TopicNames } from '@on-record/domain';
import { pauseSentence } from '@on-record/runtime';
import { pausesOf, readControlFacts } from '../control/control-facts';
import { attempt, judge, unchecked, type Check } from './check';
import { WITHIN_MS, type Patients } from './open-patients';

/** The check of pauses, and the pauses that were found, which other checks need too. */
export interface PauseExamination {
  readonly check: Check;
  readonly pauses: readonly StagePaused[];
}

/** Looks whether an operator has paused a stage. */
export async function examinePauses({ log }: Pick<Patients, 'log'>, { topicNames }: { readonly topicNames: TopicNames }): Promise<PauseExamination> {
  if ('failure' in log) return { check: unchecked('pauses', 'it needs Kafka'), pauses: [] };
  const pauses = await attempt(async () => pausesOf(await readControlFacts({ log: log.value.log, topicNames })), WITHIN_MS);
  return { check: judge('pauses', pauses, judgePauses), pauses: 'failure' in pauses ? [] : pauses.value };
}

/** Nobody has paused anything. */
export function judgePauses(pauses: readonly StagePaused[]): Omit<Check, 'check'> {
  if (pauses.length === 0) return { verdict: 'ok', found: 'No stage is paused.' };
  const found = pauses.map((pause) => `${pause.stage.toUpperCase()}: ${pauseSentence(pause)}.`).join(' ');
  return { verdict: 'warning', found, remedy: 'Ask whoever paused it, and resume it with `on-record resume`.' };
}
