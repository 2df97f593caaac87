import { findArticles, type Database, type DeadLetter } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { isId } from '../ids';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { toTable } from '../to-table';
import { addChoiceOptions, chooseDeadLetters, requireChoice, type DeadLetterChoice } from './choose-dead-letters';
import { subjectOf, type Choosing } from './original-record';
import { retryDeadLetters } from './resolve-dead-letters';
import { planRetry, type LeftOpen, type RetryPlan } from './retry-plan';

const MOST_NAMED = 20;
const WHY: Readonly<Record<LeftOpen['why'], string>> = {
  gone: 'no longer in the log: folded by compaction, or erased',
  changed: 'another record stands there: the topic was made anew',
  unreadable: 'this release cannot read it either, or Postgres did not take it (on-record dead-letters show says why); where no release will, give it up: on-record dead-letters discard',
};

/** `on-record dead-letters retry`: what failed is appended once more, as it was. */
export function retryDeadLettersCommand(): Command {
  const verb = new Command('retry')
    .description('Append the records of dead letters again, byte for byte, once their cause is mended. Those that this release cannot read stay open, and unless named by id those that Postgres itself did not take. Without --execute it says how many, of which codes, and how many of them can be read.');
  return addActingOptions(addChoiceOptions(verb))
    .addHelpText('after', `
Examples:
  on-record dead-letters retry --code HANDLER_BROKE
  on-record dead-letters retry --fingerprint 7d1f0c2a9b3e4f55 --execute --reason "release 0.2.1 handles them"`)
    .action(async (ids: readonly string[], options: ActingOptions & Omit<DeadLetterChoice, 'ids'>) => {
      const choice = requireChoice({ ...options, ids });
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => retry(desk, choice, { by, json: options.json }))}\n`);
    });
}

/** How a choice of dead letters is settled: by nobody in a dry run. */
export interface Settling {
  readonly by: Operator | undefined;
  readonly json?: boolean | undefined;
}

/** Retries, or says what would be retried; gives what is to be printed. */
export async function retry(desk: Desk, choice: DeadLetterChoice, { by, json }: Settling): Promise<string> {
  const letters = await chooseDeadLetters(desk.database, choice);
  const choosing = { isByName: choice.ids.length > 0, erased: await erasedAmong(desk.database, letters) };
  const plan = by === undefined ? await planRetry(letters, desk.log, choosing) : await carryOut(desk, choice, { letters, by, choosing });
  const retried = by === undefined ? 0 : plan.letters;
  if (json) return jsonText({ isDryRun: by === undefined, ...plan, retried });
  if (plan.letters === 0) return [describe(plan), 'There is nothing to append again.'].join('\n\n');
  return [describe(plan), by === undefined ? DRY_RUN : `Appended again: ${retried}.`].join('\n\n');
}

/** The act counts the letters that are meant, for it stands in the log before their records are looked at; each that was retried names it as its cause. */
function carryOut(
  { log, topicNames }: Desk, { ids, fingerprint, code, all, again }: DeadLetterChoice, { letters, by, choosing }: { readonly letters: readonly DeadLetter[]; readonly by: Operator; readonly choosing: Choosing },
): Promise<RetryPlan> {
  const given = argumentsOf({ deadLetterIds: ids.length > 0 ? ids : undefined, fingerprint, code, all, again });
  const act = beginAct({ verb: 'dead-letters retry', arguments: given, effect: { deadLetters: letters.length } }, by, { nowMs: Date.now(), topicNames });
  return retryDeadLetters(letters, { log, topicNames, act, ...choosing });
}

/** The erased ones among the articles that the records of dead letters are about. */
async function erasedAmong(database: Database, letters: readonly DeadLetter[]): Promise<ReadonlySet<string>> {
  const articles = await findArticles(database, [...new Set(letters.map(subjectOf))].filter(isId));
  return new Set(articles.filter(({ state }) => state === 'erased').map(({ articleId }) => articleId));
}

function describe({ letters, kinds, left }: RetryPlan): string {
  const notes = [
    ...(left.length > 0 ? ['', `Left open: ${left.length}`, ...left.slice(0, MOST_NAMED).map(({ deadLetterId, place, why }) => `  ${deadLetterId} at ${place}: ${WHY[why]}`)] : []),
    ...(left.length > MOST_NAMED ? [`  and ${left.length - MOST_NAMED} more (--json names all)`] : []),
  ];
  return [`To be appended again: ${letters}`, ...(kinds.length > 0 ? ['', toTable(kinds.map((kind) => ({ ...kind })))] : []), ...notes].join('\n');
}
