import { OnRecordError } from '@on-record/domain';
import { findFactsOfArticles, findFactsOfDeliveries, type DeliveredFact } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { toNamedArticle } from '../articles/named-article';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration, resubmitConfiguration } from '../operator.config';
import { parseSince, SINCE_HELP, UNTIL_HELP } from '../option-values';
import { deliverAll } from '../redelivery/deliver-all';
import { createTeller } from '../redelivery/delivery-report';
import { readKept } from './kept-delivery';
import { describeKept, leftOut } from './renormalise-report';
import { isAskedFor, selectKept, type KeptChoice, type KeptFilters, type KeptSelection } from './select-kept';

/** Ids in one question to the database. */
const ASKED_AT_ONCE = 10_000;

interface RenormaliseOptions extends ActingOptions, KeptFilters {
  readonly again?: boolean;
}

/** `on-record renormalise`: kept deliveries go through the door of the ingestor once more, so that a mended reader reads them. */
export function renormaliseCommand(): Command {
  const verb = new Command('renormalise')
    .description('Deliver kept deliveries again, as they came, one at a time, so that a mended reader of their format reads them anew. Without --execute it says how many.')
    .argument('[ids...]', 'ids of deliveries or articles, or <source>/<guid>; or choose by the options')
    .option('--source <name>', 'all deliveries of this source')
    .option('--format <name>', 'all deliveries that were read by the reader of this format')
    .option('--since <moment>', SINCE_HELP, (text) => parseSince(text))
    .option('--until <moment>', UNTIL_HELP, (text) => parseSince(text))
    .option('--again', 'also deliveries without version and date that are no longer the newest of their article, which become it, and those that became no article');
  return addActingOptions(verb)
    .addHelpText('after', `
Needs INGESTOR_URL and INGESTOR_OPERATOR_TOKEN with --execute. What was retracted stays retracted, what was erased is gone.

Examples:
  on-record renormalise --source town-crier --format on-record-json --since 7d
  on-record renormalise town-crier/urn:example:1 --execute --reason "release 0.2.1 reads captions"`)
    .action(async (ids: readonly string[], options: RenormaliseOptions) => {
      requireChoice(ids, options);
      const by = readOperator(options);
      const environment = readEnvironment();
      if (by === undefined) return atDesk(parseConfiguration(operatorConfiguration, environment), (desk) => rehearse(desk, ids, options));
      const { INGESTOR_URL: url, INGESTOR_OPERATOR_TOKEN: token, ...configuration } = parseConfiguration(resubmitConfiguration, environment);
      return atDesk(configuration, (desk) => renormalise(desk, ids, { ...options, by, url, token }));
    });
}

function requireChoice(ids: readonly string[], { source, format, since, until }: KeptFilters): void {
  const hasFilter = [source, format, since, until].some((filter) => filter !== undefined);
  if (ids.length > 0 !== hasFilter) return;
  throw new OnRecordError('CONFIGURATION_INVALID', `Say which deliveries: either ids, or one or more of --source, --format, --since, --until${hasFilter ? '; not both' : ''}.`);
}

/** Chooses what is asked for. Fails with NOT_FOUND where an id leads to no delivery that is kept. */
export async function select({ log, topicNames, database }: Desk, ids: readonly string[], filters: Omit<KeptChoice, 'deliveryIds'>): Promise<KeptSelection> {
  const named = ids.map((id) => toNamedArticle(id).articleId);
  const ofArticles = await findFactsOfArticles(database, named);
  const articleIds = new Set(ofArticles.map(({ articleId }) => articleId));
  const choice = { ...filters, deliveryIds: new Set([...named.filter((id) => !articleIds.has(id)), ...ofArticles.map(({ deliveryId }) => deliveryId)]) };
  const { deliveries } = await readKept(log, topicNames('deliveries'), (delivery) => isAskedFor(delivery, choice));
  const found = new Set(deliveries.map(({ deliveryId }) => deliveryId));
  const unknown = named.filter((id) => !articleIds.has(id) && !found.has(id));
  if (unknown.length > 0) throw new OnRecordError('NOT_FOUND', `The log keeps no delivery ${unknown.join(', ')}, and the read models know no article by these ids: erased, or never there. Nothing was changed.`);
  const facts: DeliveredFact[] = [];
  for (let at = 0; at < deliveries.length; at += ASKED_AT_ONCE) {
    facts.push(...(await findFactsOfDeliveries(database, deliveries.slice(at, at + ASKED_AT_ONCE).map(({ deliveryId }) => deliveryId))));
  }
  return selectKept(deliveries, facts, choice);
}

async function rehearse(desk: Desk, ids: readonly string[], options: RenormaliseOptions): Promise<void> {
  const selection = await select(desk, ids, options);
  const effect = effectOf(selection);
  process.stdout.write(options.json
    ? `${jsonText({ isDryRun: true, ...effect, ...leftOut(selection), deliveryIds: selection.chosen.map(({ deliveryId }) => deliveryId) })}\n`
    : `${describeKept(selection)}\n\n${DRY_RUN}\n`);
}

function effectOf({ chosen }: KeptSelection): { readonly deliveries: number; readonly bytes: number } {
  return { deliveries: chosen.length, bytes: chosen.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function renormalise(desk: Desk, ids: readonly string[], { by, url, token, ...options }: Omit<RenormaliseOptions, 'as'> & { readonly by: Operator; readonly url: string; readonly token: string }): Promise<void> {
  const { source, format, since, until, again, json = false } = options;
  const selection = await select(desk, ids, options);
  if (!json) process.stdout.write(`${describeKept(selection)}\n\n`);
  // By ids alone: a guid can hold words that must be erased one day.
  const named = ids.map((id) => toNamedArticle(id).articleId);
  const given = argumentsOf({ ids: named.length > 0 ? named : undefined, source, format, since, until, again });
  const act = beginAct({ verb: 'renormalise', arguments: given, effect: effectOf(selection) }, by, { nowMs: Date.now(), topicNames: desk.topicNames });
  const told = createTeller(selection.chosen.length, { isJson: json, context: leftOut(selection) });
  try {
    if (selection.chosen.length === 0) return;
    await desk.log.append([act.record]);
    for await (const each of deliverAll(selection.chosen, desk.log, { url, token, actionId: act.event.payload.actionId })) told.take(each);
  } finally {
    told.close();
  }
}
