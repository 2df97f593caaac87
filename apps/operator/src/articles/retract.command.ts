import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { ARTICLE_HELP, toNamedArticle } from './named-article';
import { describeRetraction, effectOf, planRetraction, retractionRecords } from './retract-articles';
import { describeSeen, waitForReaders } from './wait-for-readers';

interface RetractOptions extends ActingOptions {
  readonly evenUnknown?: boolean;
  readonly wait?: boolean;
}

/** `on-record retract`: articles are withheld from readers. */
export function retractCommand(): Command {
  const verb = new Command('retract')
    .description('Withhold articles from readers, all revisions and findings, until they are reinstated. Nothing is lost. Without --execute it says how much.')
    .argument('<articles...>', ARTICLE_HELP)
    .option('--even-unknown', 'also an article that nothing is known of yet: it is withheld when it comes')
    .option('--no-wait', 'do not wait until the projector has read it, 10 seconds at most');
  return addActingOptions(verb)
    .addHelpText('after', `
Readers are shown the reason.

Examples:
  on-record retract town-crier/urn:example:1
  on-record retract town-crier/urn:example:1 --execute --reason "published by mistake"`)
    .action(async (articles: readonly string[], options: RetractOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => retract(desk, articles, { ...options, by }))}\n`);
    });
}

/** Retracts, or says what would be withheld where nobody acts; gives what is to be printed. */
export async function retract(desk: Desk, articles: readonly string[], { by, evenUnknown, wait, json }: Omit<RetractOptions, 'as'> & { readonly by: Operator | undefined }): Promise<string> {
  const plan = await planRetraction(desk, articles.map(toNamedArticle), { evenUnknown });
  const isDryRun = by === undefined;
  if (isDryRun || plan.chosen.length === 0) {
    return json ? jsonText({ isDryRun, ...effectOf(plan), ...plan }) : [describeRetraction(plan), isDryRun ? DRY_RUN : 'Nothing was left to be done.'].join('\n\n');
  }
  const act = beginAct({ verb: 'retract', arguments: argumentsOf({ articleIds: plan.chosen.map(({ articleId }) => articleId), evenUnknown }), effect: effectOf(plan) }, by, { nowMs: Date.now(), topicNames: desk.topicNames });
  await desk.log.append([act.record]);
  await desk.log.append(retractionRecords(plan, act, desk.topicNames));
  const seen = wait === false ? undefined : await waitForReaders(desk, plan.chosen.map(({ articleId }) => articleId));
  if (json) return jsonText({ isDryRun, ...effectOf(plan), ...plan, seen });
  return [describeRetraction(plan), `Retracted: ${plan.chosen.length}.`, ...(seen === undefined ? [] : [describeSeen(seen)])].join('\n\n');
}
