import { topicNamesOf, topicRoles } from '@on-record/domain';
import { findDeadLetters, groupDeadLetters, type Database, type DeadLetter, type DeadLetterFilters, type DeadLetterGroup, type DeadLetterState } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command, Option } from 'commander';
import { withDatabase } from '../at-desk';
import { jsonText } from '../json-text';
import { recordConfiguration } from '../operator.config';
import { parseLimit, parseSince, SINCE_HELP } from '../option-values';
import { shortened } from '../printable-text';
import { toTable } from '../to-table';

interface ListOptions extends Omit<DeadLetterFilters, 'ids' | 'state'> {
  readonly state: DeadLetterState | 'all';
  readonly each?: boolean;
  readonly json?: boolean;
}

const REASON_LENGTH = 80;

/** `on-record dead-letters list`: what consumers set aside, by kind. */
export function listDeadLettersCommand(): Command {
  return new Command('list')
    .description('Records that a consumer could not handle, by kind (equal but for ids, numbers and quoted words), the most frequent kind first.')
    .addOption(new Option('--state <state>', 'only those in this state').choices(['open', 'retried', 'discarded', 'all']).default('open'))
    .option('--code <code>', 'only those with this code')
    .option('--topic <topic>', 'only those of this topic, by its full name or its last part: articles')
    .option('--fingerprint <fingerprint>', 'only those of this kind')
    .option('--since <moment>', SINCE_HELP, (text) => parseSince(text))
    .option('--each', 'a line for each, those that failed last first, instead of one for each kind')
    .option('--limit <count>', 'at most so many lines', parseLimit, 50)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
Examples:
  on-record dead-letters list
  on-record dead-letters list --each --code HANDLER_BROKE --since 7d`)
    .action(async (options: ListOptions) => {
      const { TOPIC_PREFIX, ...configuration } = parseConfiguration(recordConfiguration, readEnvironment());
      await withDatabase(configuration, async (database) => {
        process.stdout.write(`${await list(database, options, TOPIC_PREFIX)}\n`);
      });
    });
}

async function list(database: Database, { each, json, state, topic, ...rest }: ListOptions, topicPrefix: string): Promise<string> {
  const filters = { ...rest, ...(state === 'all' ? {} : { state }), ...(topic === undefined ? {} : { topic: toTopic(topic, topicPrefix) }) };
  if (each) {
    const letters = await findDeadLetters(database, filters);
    return json ? jsonText(letters.map(letterJson)) : toTable(letters.map(letterRow));
  }
  const groups = await groupDeadLetters(database, filters);
  return json ? jsonText(groups) : toTable(groups.map(groupRow));
}

/** The full name of a topic that is given by it or by its role. */
export function toTopic(name: string, topicPrefix: string): string {
  const role = topicRoles.find((each) => each === name);
  return role === undefined ? name : topicNamesOf(topicPrefix)(role);
}

/** A dead letter for JSON, which knows no bigint. */
export function letterJson({ offset, ...letter }: DeadLetter): object {
  return { ...letter, offset: Number(offset) };
}

function letterRow({ lastFailedAt, state, code, eventType, stage, topic, partition, offset, attempts, deadLetterId, reason }: DeadLetter) {
  return { lastFailedAt, state, code, eventType, stage, place: `${topic}/${partition}/${offset}`, attempts, deadLetterId, reason: shortened(reason, REASON_LENGTH) };
}

function groupRow({ letters, code, eventType, stage, firstFailedAt, lastFailedAt, fingerprint, exampleId, reason }: DeadLetterGroup) {
  return { letters, code, eventType, stage, firstFailedAt, lastFailedAt, fingerprint, exampleId, reason: shortened(reason, REASON_LENGTH) };
}
