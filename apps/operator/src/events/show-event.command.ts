import { OnRecordError } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atLog } from '../at-desk';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { printable } from '../printable-text';
import { findEvent, toEventChoice } from './find-event';
import { describeRecord, recordJson } from './show-record';

/** `on-record events show`: one record of the log. */
export function showEventCommand(): Command {
  return new Command('show')
    .description('One record of the log, by the id of its event or by its place: envelope, what it says, and why it is no event where it is none. Its payload only with --payload: the log also holds what readers must not see.')
    .argument('<event>', 'event id, or topic/partition/offset')
    .option('--payload', 'show the payload, whatever became of its article; of a record that is no event, its bytes')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
By an id all of the log is read until it is found.

Examples:
  on-record events show 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10
  on-record events show articles/3/1741 --payload`)
    .action(async (event: string, { payload = false, json }: { readonly payload?: boolean; readonly json?: boolean }) => {
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const found = await atLog(configuration, ({ log, topicNames }) => findEvent(log, topicNames, toEventChoice(event, topicNames)));
      if (found.length === 0) throw new OnRecordError('NOT_FOUND', `The log holds nothing at ${printable(event)}: it was never there, or was folded by compaction or erased.`);
      const shown = { withPayload: payload };
      process.stdout.write(`${json ? jsonText(found.map((record) => recordJson(record, shown))) : found.map((record) => describeRecord(record, shown)).join('\n\n')}\n`);
    });
}
