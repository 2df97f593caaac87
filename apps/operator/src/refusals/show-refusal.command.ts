import { writeFile } from 'node:fs/promises';
import { OnRecordError, partitionOf, readEvent, topicSettings, type DeliveryRefused, type Event, type EventLog } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atLog } from '../at-desk';
import { requireId } from '../ids';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { printable, printableText } from '../printable-text';
import { toTable } from '../to-table';
import { bytesOf } from '../redelivery/deliver-again';

type SetAside = Event<'DeliveryRefused'> | Event<'DeliveryIgnored'>;

const MOST_BODY = 4_000;

/** `on-record refusals show`: one delivery, why it was refused, and what was sent. */
export function showRefusalCommand(): Command {
  return new Command('show')
    .description('All that is kept of a refused delivery: reason, faults, remedy, headers, body.')
    .argument('<deliveryId>', 'id of the delivery, as its sender was told and as list shows it')
    .option('--body-to <file>', 'write the exact bytes of the body to a new file')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
Examples:
  on-record refusals show 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10
  on-record refusals show 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10 --body-to delivery.json`)
    .action(async (deliveryId: string, { bodyTo, json }: { readonly bodyTo?: string; readonly json?: boolean }) => {
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const events = await atLog(configuration, ({ log, topicNames }) => readAbout(log, topicNames('refusals'), requireId(deliveryId)));
      const last = events.at(-1);
      if (last === undefined) throw new OnRecordError('NOT_FOUND', `The topic of refusals holds nothing about delivery ${deliveryId}: look with on-record refusals list.`);
      if (bodyTo !== undefined) await writeBody(events, bodyTo);
      process.stdout.write(`${json ? jsonText(events.map(({ payload }) => payload)) : events.map(describe).join('\n\n')}\n`);
    });
}

/** Everything that the topic says about one delivery, in the order of receipt; it stands in one partition. */
export async function readAbout(log: EventLog, topic: string, deliveryId: string): Promise<readonly SetAside[]> {
  const partition = partitionOf(deliveryId, topicSettings.refusals.partitions);
  const events = new Map<string, SetAside>();
  for await (const record of log.read({ topic, partition }, 0n)) {
    if (!record.key.startsWith(`${deliveryId}/`)) continue;
    const read = readEvent(record);
    if (read.kind === 'tombstone') events.delete(record.key);
    if (read.kind === 'event' && (read.event.type === 'DeliveryRefused' || read.event.type === 'DeliveryIgnored')) events.set(record.key, read.event);
  }
  return [...events.values()].sort((a, b) => (a.time < b.time ? -1 : 1));
}

async function writeBody(events: readonly SetAside[], file: string): Promise<void> {
  const refused = events.findLast((event) => event.type === 'DeliveryRefused');
  if (refused === undefined) throw new OnRecordError('NOT_FOUND', 'The delivery was left alone, not refused: its body stands in the topic of deliveries.');
  try {
    await writeFile(file, bytesOf(refused.payload), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    if (cause instanceof OnRecordError) throw cause;
    const why = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' ? 'it is there already, and is left as it is' : String(cause);
    throw new OnRecordError('CONFIGURATION_INVALID', `The body cannot be written to ${file}: ${why}.`, { details: { file }, cause });
  }
}

function describe(event: SetAside): string {
  const { deliveryId, source, receivedAt, format, reason } = event.payload;
  if (event.type === 'DeliveryIgnored') return `Delivery ${deliveryId} of ${source}, ${receivedAt}: left alone (${printable(format)})\n\n${printable(reason)}`;
  const { httpStatus, code, remedy, faults, headers, body } = event.payload;
  const sections: readonly (readonly [title: string, text: string])[] = [
    ['Remedy', printable(remedy)],
    ['Faults', toTable(faults.map(({ pointer, message }) => ({ pointer, message })))],
    ['Headers that were kept', toTable(Object.entries(headers).map(([name, value]) => ({ name, value })))],
    [`Body: ${body.bytes} bytes of ${JSON.stringify(printable(body.contentType))}, SHA-256 ${body.sha256}${body.isTruncated ? ', of which only the beginning was kept' : ''}`, bodyText(event.payload)],
  ];
  const head = `Delivery ${deliveryId} of ${source}, ${receivedAt}: refused with ${httpStatus} ${printable(code)}\n\n${printable(reason)}`;
  return [head, ...sections.map(([title, text]) => `${title}\n\n${text}`)].join('\n\n');
}

function bodyText(refused: DeliveryRefused): string {
  return printableText(new TextDecoder('utf-8').decode(bytesOf(refused)), MOST_BODY);
}
