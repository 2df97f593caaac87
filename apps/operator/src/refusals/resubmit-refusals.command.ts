import { OnRecordError } from '@on-record/domain';
import { findRecordedDeliveries, type Database } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { requireId } from '../ids';
import { jsonText } from '../json-text';
import { operatorConfiguration, resubmitConfiguration } from '../operator.config';
import { parseSince, SINCE_HELP } from '../option-values';
import { deliverAll } from '../redelivery/deliver-all';
import { createTeller } from '../redelivery/delivery-report';
import { describeSelection, leftOut } from './resubmit-report';
import { askedFor, selectRefusals, type RefusalChoice, type Selection } from './select-refusals';
import { readSetAside, type SetAsideDelivery } from './set-aside-delivery';

/** Ids in one question to the database. */
const ASKED_AT_ONCE = 10_000;

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
  const deliveries = askedFor(await readSetAside(log, topicNames('refusals'), choice), choice);
  const selection = selectRefusals(deliveries, choice, await recordedOf(database, deliveries, choice));
  if (selection.unknown.length === 0) return selection;
  throw new OnRecordError('NOT_FOUND', `The topic of refusals holds no refusal of ${selection.unknown.join(', ')}. Nothing was changed.`);
}

/** Which of them the read models know, asked in portions; not asked where it does not matter. */
async function recordedOf(database: Database, deliveries: readonly SetAsideDelivery[], { again }: RefusalChoice): Promise<ReadonlySet<string>> {
  const recorded = new Set<string>();
  if (again === true) return recorded;
  for (let at = 0; at < deliveries.length; at += ASKED_AT_ONCE) {
    const portion = deliveries.slice(at, at + ASKED_AT_ONCE).map(({ deliveryId }) => deliveryId);
    for (const id of await findRecordedDeliveries(database, portion)) recorded.add(id);
  }
  return recorded;
}

async function rehearse(desk: Desk, choice: RefusalChoice, { json }: ActingOptions): Promise<void> {
  const selection = await select(desk, choice);
  const effect = { deliveries: selection.chosen.length, ...leftOut(selection) };
  process.stdout.write(json ? `${jsonText({ isDryRun: true, ...effect, deliveryIds: selection.chosen.map(({ deliveryId }) => deliveryId) })}\n` : `${describeSelection(selection)}\n\n${DRY_RUN}\n`);
}

interface Doing {
  readonly by: Operator;
  readonly url: string;
  readonly token: string;
  readonly json: boolean | undefined;
}

async function resubmit(desk: Desk, choice: RefusalChoice, { by, url, token, json }: Doing): Promise<void> {
  const selection = await select(desk, choice);
  if (!json) process.stdout.write(`${describeSelection(selection)}\n\n`);
  const { ids, source, code, since, again } = choice;
  const effect = { deliveries: selection.chosen.length };
  const act = beginAct({ verb: 'refusals resubmit', arguments: argumentsOf({ deliveryIds: ids.length > 0 ? ids : undefined, source, code, since, again }), effect }, by, { nowMs: Date.now(), topicNames: desk.topicNames });
  const told = createTeller(selection.chosen.length, { isJson: json === true, context: leftOut(selection) });
  try {
    if (selection.chosen.length === 0) return;
    await desk.log.append([act.record]);
    for await (const each of deliverAll(selection.chosen, desk.log, { url, token, actionId: act.event.payload.actionId })) told.take(each);
  } finally {
    told.close();
  }
}
