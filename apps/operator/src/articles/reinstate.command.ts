import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { describeReinstatement, planReinstatement, reinstatementRecords } from './reinstate-articles';
import { describeSeen, waitForReaders } from './wait-for-readers';

interface ReinstateOptions extends ActingOptions {
  readonly wait?: boolean;
}

/** `on-record reinstate`: retractions end. */
export function reinstateCommand(): Command {
  const verb = new Command('reinstate')
    .description('End the retractions of articles, by operators and by their sources, or single retractions. Without --execute it says which.')
    .argument('<targets...>', 'article id, <source>/<guid>, or the id of a retraction')
    .option('--no-wait', 'do not wait until the projector has read it, 10 seconds at most');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record reinstate town-crier/urn:example:1
  on-record reinstate 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10 --execute --reason "the court lifted its order"`)
    .action(async (targets: readonly string[], options: ReinstateOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => reinstate(desk, targets, { ...options, by }))}\n`);
    });
}

/** Ends retractions, or says which would end where nobody acts; gives what is to be printed. */
export async function reinstate(desk: Desk, targets: readonly string[], { by, wait, json }: Omit<ReinstateOptions, 'as'> & { readonly by: Operator | undefined }): Promise<string> {
  const plan = await planReinstatement(desk, targets);
  const isDryRun = by === undefined;
  if (isDryRun) return json ? jsonText({ isDryRun, ...plan }) : `${describeReinstatement(plan)}\n\n${DRY_RUN}`;
  const effect = { retractions: plan.retractions.length, articles: plan.articleIds.length };
  const act = beginAct({ verb: 'reinstate', arguments: argumentsOf({ retractionIds: plan.retractions.map(({ retractionId }) => retractionId) }), effect }, by, { nowMs: Date.now(), topicNames: desk.topicNames });
  await desk.log.append([act.record]);
  await desk.log.append(reinstatementRecords(plan, act, desk.topicNames));
  const seen = wait === false ? undefined : await waitForReaders(desk, plan.articleIds);
  if (json) return jsonText({ isDryRun, ...plan, seen });
  return [describeReinstatement(plan), `Ended: ${plan.retractions.length}.`, ...(seen === undefined ? [] : [describeSeen(seen)])].join('\n\n');
}
