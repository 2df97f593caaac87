import { OnRecordError } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atDesk, withDatabase } from '../at-desk';
import { recordJson } from '../events/show-record';
import { jsonText } from '../json-text';
import { databaseConfiguration, operatorConfiguration } from '../operator.config';
import { describeTrace } from './describe-trace';
import { followTrace, rawDelivery, type FollowedTrace, type TraceParts } from './follow-trace';
import { toTraceSubject, type TraceSubject } from './trace-subject';

interface TraceOptions {
  readonly raw?: boolean;
  readonly log: boolean;
  readonly json?: boolean;
}

/** `on-record trace`: anything that has an id, down to the delivery and up to the rows. */
export function traceCommand(): Command {
  return new Command('trace')
    .description('Follow an article, a finding, an event or a delivery down to the delivery that it came from and up to the rows that came of it, and say why something of it is missing. What readers may not see is told by ids only.')
    .argument('<subject>', 'id of an article, a revision, a run, a finding (or its key), an event, a delivery or a dead letter; or an article as <source>/<guid>')
    .option('--raw', 'print the bytes of the delivery as they came, and nothing else: of the one that is named, or of the last of the article')
    .option('--no-log', 'look at the read models only')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
The read models are asked first, then the partitions of the log in which the article and its deliveries stand. For an article that is named by source and guid all refusals are read too, and where nobody knows it all deliveries.

Examples:
  on-record trace daily/tag:daily.example,2026:1
  on-record trace 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10
  on-record trace 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10 --raw > delivery.json`)
    .action(async (text: string, options: TraceOptions) => {
      const subject = toTraceSubject(text);
      await withParts(options, async (parts) => {
        if (options.raw === true) process.stdout.write(await rawDelivery(parts, subject));
        else process.stdout.write(`${await traced(parts, subject, options)}\n`);
      });
    });
}

function withParts<T>({ log: isLogWanted }: TraceOptions, work: (parts: TraceParts) => Promise<T>): Promise<T> {
  if (!isLogWanted) {
    const configuration = parseConfiguration(databaseConfiguration, readEnvironment());
    return withDatabase(configuration, (database) => work({ database, place: undefined, extractorGroup: '' }));
  }
  const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
  return atDesk(configuration, ({ database, ...place }) => work({ database, place, extractorGroup: configuration.EXTRACTOR_GROUP }));
}

/** A subject of which nothing at all is known is an error; the sentences say what was looked at. */
async function traced(parts: TraceParts, subject: TraceSubject, { json }: TraceOptions): Promise<string> {
  const found = await followTrace(parts, subject);
  const isKnown = found.foundIn !== 'nowhere' || found.articles.some(({ deliveries }) => deliveries.length > 0);
  if (!isKnown) throw new OnRecordError('NOT_FOUND', [`Nothing is known of ${'source' in subject ? `${subject.source}/${subject.guid}, whose id would be ${subject.id}` : subject.id}.`, ...found.articles.flatMap(({ explanation }) => explanation)].join(' '));
  return json ? jsonText(toJson(subject.id, found)) : describeTrace(subject.id, found);
}

function toJson(id: string, { records, ...found }: FollowedTrace): object {
  return { id, ...found, records: records.map((record) => recordJson(record, { withPayload: false })) };
}
