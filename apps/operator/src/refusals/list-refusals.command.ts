import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atLog } from '../at-desk';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { parseLimit, parseSince, SINCE_HELP } from '../option-values';
import { shortened } from '../printable-text';
import { toTable } from '../to-table';
import { fitting, type RefusalFilters } from './select-refusals';
import { readReasons, readSetAside, type SetAsideDeliveries, type SetAsideDelivery } from './set-aside-delivery';

interface ListOptions extends RefusalFilters {
  readonly ignored?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

const REASON_LENGTH = 80;

/** `on-record refusals list`: what newsrooms sent that became no article. */
export function listRefusalsCommand(): Command {
  return new Command('list')
    .description('Deliveries that were refused, newest first, one line each: when, whose, why.')
    .option('--source <name>', 'only deliveries of this source')
    .option('--code <code>', 'only deliveries refused with this code')
    .option('--since <moment>', SINCE_HELP, (text) => parseSince(text))
    .option('--ignored', 'also deliveries of a type without text, which were taken and left alone')
    .option('--limit <count>', 'at most so many lines', parseLimit, 50)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
Examples:
  on-record refusals list --since 12h
  on-record refusals list --source town-crier --code DELIVERY_SIGNATURE_INVALID`)
    .action(async (options: ListOptions) => {
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const { list, reasons } = await atLog(configuration, async ({ log, topicNames }) => {
        const { source } = options;
        const list = listed(await readSetAside(log, topicNames('refusals'), { source }), options);
        return { list, reasons: await readReasons(log, list.deliveries) };
      });
      process.stdout.write(`${options.json ? toJson(list, reasons) : describe(list, reasons)}\n`);
    });
}

/** What of the topic is shown. */
export interface RefusalList {
  readonly deliveries: readonly SetAsideDelivery[];
  /** How many fit, shown or not. */
  readonly found: number;
  readonly unreadable: number;
}

/** The deliveries that fit, newest first, up to the limit. */
export function listed({ deliveries, unreadable }: SetAsideDeliveries, { ignored, limit, ...filters }: Omit<ListOptions, 'json'>): RefusalList {
  const found = fitting(deliveries, filters).filter(({ kind }) => kind === 'refused' || ignored === true);
  return { deliveries: found.slice(0, limit), found: found.length, unreadable };
}

function describe({ deliveries, found, unreadable }: RefusalList, reasons: readonly string[]): string {
  const rows = deliveries.map(({ receivedAt, source, httpStatus, code, bytes, deliveryId }, place) =>
    ({ receivedAt, source, status: httpStatus, code: code || '(ignored)', bytes, deliveryId, reason: shortened(reasons[place] ?? '', REASON_LENGTH) }));
  const notes = [
    ...(found > deliveries.length ? [`${deliveries.length} of ${found} are shown; --limit shows more.`] : []),
    ...(unreadable > 0 ? [`${unreadable} records of the topic cannot be read by this release.`] : []),
  ];
  return [toTable(rows), ...notes].join('\n');
}

function toJson(list: RefusalList, reasons: readonly string[]): string {
  const deliveries = list.deliveries.map(({ place, ...delivery }, at) => ({ ...delivery, reason: reasons[at] ?? '', place: { ...place, offset: Number(place.offset) } }));
  return jsonText({ ...list, deliveries });
}
