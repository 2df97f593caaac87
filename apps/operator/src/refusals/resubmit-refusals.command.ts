import { OnRecordError } from '@on-record/domain';
import { findRecordedDeliveries } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { requireId } from '../ids';
import { operatorConfiguration, resubmitConfiguration } from '../operator.config';
import { parseSince, SINCE_HELP } from '../option-values';
import { printable } from '../printable-text';
import { toTable } from '../to-table';
import { resubmitAll, type Resubmitted } from './resubmit-refusals';
import { selectRefusals, type RefusalChoice, type Selection } from './select-refusals';
import { readSetAside, type SetAsideDelivery } from './set-aside-delivery';

type ResubmitOptions = ActingOptions & Omit<RefusalChoice, 'ids'>;

/** `on-record refusals resubmit`: what was refused goes through the door of the ingestor once more. */
export function resubmitRefusalsCommand(): Command {
  const verb = new Command('resubmit')
    .description('Deliver refused deliveries again, as they came, one at a time: after a reader or the sources file was mended. Without --execute it says how many.')
    .argument('[deliveryIds...]', 'ids of deliveries; or choose by the options')
    .option('--source <name>', 'all deliveries of this source')
    .option('--code <code>', 'all deliveries refused with this code; wrong or missing signatures are resubmitted by code or id only, for you vouch for them')
    .option('--since <moment>', SINCE_HELP, (text) => parseSince(text))
    .option('--again', 'also deliveries that became part of the record since');
  return addActingOptions(verb)
    .addHelpText('after', `
Needs INGESTOR_URL and INGESTOR_OPERATOR_TOKEN with --execute. A delivery counts as received when it is resubmitted.

Examples:
  on-record refusals resubmit --source town-crier --code DELIVERY_FIELD_INVALID --since 7d
  on-record refusals resubmit 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10 --execute --reason "secret was mistyped"`)
    .action(async (ids: readonly string[], options: ResubmitOptions) => {
      const choice = { ...options, ids: ids.map(requireId) };
      requireChoice(choice);
      const by = readOperator(options);
      const environment = readEnvironment();
      if (by === undefined) return atDesk(parseConfiguration(operatorConfiguration, environment), (desk) => rehearse(desk, choice, options));
      const { INGESTOR_URL: url, INGESTOR_OPERATOR_TOKEN: token, ...configuration } = parseConfiguration(resubmitConfiguration, environment);
      return atDesk(configuration, (desk) => resubmit(desk, choice, { by, url, token, json: options.json }));
    });
}

function requireChoice({ ids, source, code, since }: RefusalChoice): void {
  const hasFilter = [source, code, since].some((filter) => filter !== undefined);
  if (ids.length > 0 === hasFilter) {
    throw new OnRecordError('CONFIGURATION_INVALID', `Say which deliveries: either ids, or one or more of --source, --code, --since${hasFilter ? '; not both' : ''}.`);
  }
}

async function select({ log, topicNames, database }: Desk, choice: RefusalChoice): Promise<Selection> {
  const { deliveries } = await readSetAside(log, topicNames('refusals'));
  const recorded = await findRecordedDeliveries(database, deliveries.map(({ deliveryId }) => deliveryId));
  const selection = selectRefusals(deliveries, choice, recorded);
  if (selection.unknown.length === 0) return selection;
  throw new OnRecordError('NOT_FOUND', `The topic of refusals holds no refusal of ${selection.unknown.join(', ')}. Nothing was changed.`);
}

async function rehearse(desk: Desk, choice: RefusalChoice, { json }: ActingOptions): Promise<void> {
  const selection = await select(desk, choice);
  const effect = { deliveries: selection.chosen.length, ...leftOut(selection) };
  process.stdout.write(json ? `${JSON.stringify({ isDryRun: true, ...effect, deliveryIds: selection.chosen.map(({ deliveryId }) => deliveryId) })}\n` : `${describe(selection)}\n\n${DRY_RUN}\n`);
}

interface Doing {
  readonly by: Operator;
  readonly url: string;
  readonly token: string;
  readonly json: boolean | undefined;
}

async function resubmit(desk: Desk, choice: RefusalChoice, { by, url, token, json }: Doing): Promise<void> {
  const selection = await select(desk, choice);
  if (!json) process.stdout.write(`${describe(selection)}\n\n`);
  const { ids, source, code, since, again } = choice;
  const effect = { deliveries: selection.chosen.length };
  const act = beginAct({ verb: 'refusals resubmit', arguments: argumentsOf({ deliveryIds: ids.length > 0 ? ids : undefined, source, code, since, again }), effect }, by, { nowMs: Date.now(), topicNames: desk.topicNames });
  const done: Resubmitted[] = [];
  if (selection.chosen.length > 0) {
    await desk.log.append([act.record]);
    for await (const each of resubmitAll(selection.chosen, desk.log, { url, token, actionId: act.event.payload.actionId })) {
      done.push(each);
      if (!json) process.stdout.write(`${lineOf(each)}\n`);
    }
  }
  const sum = summary(selection.chosen.length, done);
  if (sum.taken < selection.chosen.length) process.exitCode = 1;
  process.stdout.write(json ? `${JSON.stringify({ isDryRun: false, ...leftOut(selection), ...sum, results: done })}\n` : `\n${closing(sum)}\n`);
}

/** How many were asked for and how far it came. */
export function summary(chosen: number, done: readonly Resubmitted[]): { readonly chosen: number; readonly taken: number; readonly refused: number; readonly left: number } {
  const count = (kind: Resubmitted['outcome']['kind']): number => done.filter(({ outcome }) => outcome.kind === kind).length;
  return { chosen, taken: count('taken'), refused: count('refused'), left: chosen - count('taken') - count('refused') };
}

function closing({ chosen, taken, refused, left }: ReturnType<typeof summary>): string {
  const stop = left > 0 ? `, ${left} not delivered: do it again with the same words once the cause is mended` : '';
  return `Of ${chosen} deliveries ${taken} were taken, ${refused} refused again${stop}.`;
}

function lineOf({ deliveryId, source, outcome }: Resubmitted): string {
  switch (outcome.kind) {
    case 'taken':
      return `${outcome.status}  ${deliveryId}  ${source}  ${printable(outcome.what)}${outcome.articleId === undefined ? '' : `, article ${printable(outcome.articleId)}`}`;
    case 'refused':
      return `${outcome.status}  ${deliveryId}  ${source}  refused again: ${printable(outcome.code)} ${printable(outcome.why)}`;
    case 'stopped':
      return `     ${deliveryId}  ${source}  stopped: ${printable(outcome.why)}`;
  }
}

function leftOut({ truncated, taken, unproven }: Selection): { readonly truncated: number; readonly takenBefore: number; readonly unproven: number } {
  return { truncated: truncated.length, takenBefore: taken.length, unproven: unproven.length };
}

function describe(selection: Selection): string {
  const { chosen, truncated, taken, unproven } = selection;
  const vouched = chosen.filter(({ isUnproven }) => isUnproven).length;
  const notes = [
    ...(vouched > 0 ? [`${vouched} of them are not proven to come from their source: whoever resubmits them vouches for them. Look at them first (on-record refusals show).`] : []),
    ...(truncated.length > 0 ? [`Left out: ${truncated.length} of which only the beginning was kept; they cannot be resubmitted.`] : []),
    ...(taken.length > 0 ? [`Left out: ${taken.length} that became part of the record since; --again takes them too.`] : []),
    ...(unproven.length > 0 ? [`Left out: ${unproven.length} that are not proven to come from their source; choose them by --code or id.`] : []),
  ];
  return [`To be delivered again: ${chosen.length}`, ...(chosen.length > 0 ? ['', toTable(grouped(chosen)), ''] : []), ...notes].join('\n').trimEnd();
}

/** How many of each source and code, and their size. */
export function grouped(deliveries: readonly SetAsideDelivery[]): readonly { readonly source: string; readonly code: string; readonly deliveries: number; readonly bytes: number }[] {
  const groups = Map.groupBy(deliveries, ({ source, code }) => `${source} ${code}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ source: first.source, code: first.code, deliveries: group.length, bytes: group.reduce((sum, { bytes }) => sum + bytes, 0) }];
  });
}
