import { topicRoles, type StoredRecord, type TopicRole } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atLog } from '../at-desk';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { collectRoles, parseLimit, parseSince, SINCE_HELP } from '../option-values';
import { printable } from '../printable-text';
import { sayRecord, typeOf } from './say-event';
import { momentOf, recordJson } from './show-record';
import { followEvents, tailEvents } from './tail-events';

interface TailOptions {
  readonly topic?: readonly TopicRole[];
  readonly type?: string;
  readonly subject?: string;
  readonly since?: string;
  readonly limit: number;
  readonly follow?: boolean;
  readonly payload?: boolean;
  readonly json?: boolean;
}

/** `on-record events tail`: what the log took last, and what it takes. */
export function tailEventsCommand(): Command {
  return new Command('tail')
    .description('The last records of the log, oldest first, a line for each: when the log took it, type, subject, what it says. No word of an article, unless --payload is given with --json: the log also holds what readers must not see.')
    .option('--topic <role>', `only this topic, by its last part; may be given several times (${topicRoles.join(', ')})`, collectRoles)
    .option('--type <type>', 'only events of this type')
    .option('--subject <subject>', 'only what is about this article, delivery, source, dead letter or verb')
    .option('--since <moment>', SINCE_HELP, (text) => parseSince(text))
    .option('--limit <count>', 'at most so many lines, not counting those that --follow adds', parseLimit, 50)
    .option('--follow', 'go on with what comes, until Ctrl-C')
    .option('--payload', 'with --json: the payload too, whatever became of its article')
    .option('--json', 'print a line of JSON for each')
    .addHelpText('after', `
With --type, --subject or --since all of the topics is read.

Examples:
  on-record events tail --topic control
  on-record events tail --type ExtractionFailed --since 7d
  on-record events tail --topic articles --topic extractions --follow`)
    .action(async (options: TailOptions) => {
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const choice = { roles: options.topic, type: options.type, subject: options.subject, since: options.since, limit: options.limit };
      const take = (record: StoredRecord): void => void process.stdout.write(`${lineOf(record, options)}\n`);
      await atLog(configuration, async (place) => {
        const from = await tailEvents({ ...place, take }, choice);
        if (options.follow === true) await followEvents({ ...place, take }, choice, { from, signal: untilInterrupted() });
      });
    });
}

/** One record as it is printed. */
export function lineOf(record: StoredRecord, { json, payload }: Pick<TailOptions, 'json' | 'payload'>): string {
  if (json) return jsonText(recordJson(record, { withPayload: payload === true }));
  const { topic, partition, offset } = record;
  const subject = record.headers['ce_subject'] ?? '-';
  return `${momentOf(record) ?? '(no moment)'}  ${topic}/${partition}/${offset}  ${printable(typeOf(record))}  ${printable(subject)}  ${sayRecord(record)}`;
}

function untilInterrupted(): AbortSignal {
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  // Whoever reads the output may end first, as head does.
  process.stdout.once('error', () => ended.abort());
  return ended.signal;
}
