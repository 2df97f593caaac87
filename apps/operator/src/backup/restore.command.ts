import { OnRecordError, topicRoles, type LogPlace } from '@on-record/domain';
import { setGroupOffsets } from '@on-record/event-log';
import { kafkaAccess, parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import type { z } from 'zod';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atLog, type Desk } from '../at-desk';
import { countMembers } from '../count-members';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { toTable } from '../to-table';
import { readBackup, type Backup } from './backup-file';

type LogSettings = z.infer<typeof logConfiguration>;

/** Where the extractors stand in a partition, and where they would. */
export interface RestoredOffset extends LogPlace {
  /** What the group has committed now; undefined where that is nothing. */
  readonly now: bigint | undefined;
}

/** What restoring means, or has meant. */
export interface Restoration {
  readonly backup: Backup;
  readonly offsets: readonly RestoredOffset[];
  readonly members: number;
  readonly isDone: boolean;
}

/** `on-record restore`: the extractors go on from where a backup says. */
export function restoreCommand(): Command {
  const verb = new Command('restore')
    .description('Let the extractors read on from where a backup says that they stood: where Kafka has forgotten the offsets of their group, or a tool has set them. Only in the very log that the backup is of. Shows what it would do unless --execute is given.')
    .requiredOption('--from <file>', 'a file that on-record backup has written');
  return addActingOptions(verb)
    .addHelpText('after', `
It leaves alone what can be built from the log (read models, checkpoints), the offsets of the projector, which only tell of a restored database, and everything of another log: after on-record log import the extractors begin anew, and repeat what stands there already.

Examples:
  on-record restore --from /backup/on-record-2026-03-02.json
  on-record restore --from /backup/on-record-2026-03-02.json --execute --reason "offsets of the group expired"`)
    .action(async (options: ActingOptions & { readonly from: string }) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const restoration = await restore(configuration, options.from, by);
      process.stdout.write(`${options.json ? toJson(restoration) : describe(restoration)}\n`);
    });
}

/** Restores, or says what that would do where nobody acts. Fails with LOG_REPLACED for a backup of another log, and with CONFIGURATION_INVALID while extractors read. */
export async function restore(configuration: LogSettings, file: string, by: Operator | undefined): Promise<Restoration> {
  const backup = await readBackup(file);
  return atLog(configuration, async (place) => {
    const offsets = await compare(place, configuration, backup);
    const members = await countMembers(configuration, configuration.EXTRACTOR_GROUP);
    if (by === undefined) return { backup, offsets, members, isDone: false };
    if (members > 0) throw new OnRecordError('CONFIGURATION_INVALID', `${stillReading(configuration.EXTRACTOR_GROUP, members)} Nothing was changed.`);
    const { record } = beginAct({ verb: 'restore', arguments: argumentsOf({ from: file, takenAt: backup.takenAt, group: configuration.EXTRACTOR_GROUP }), effect: { partitions: offsets.length } }, by, {
      nowMs: Date.now(), topicNames: place.topicNames,
    });
    await place.log.append([record], { deadlineMs: 15_000 });
    await setGroupOffsets({ ...kafkaAccess(configuration), clientId: 'on-record-operator' }, configuration.EXTRACTOR_GROUP, offsets);
    return { backup, offsets, members, isDone: true };
  });
}

async function compare({ log, topicNames }: Pick<Desk, 'log' | 'topicNames'>, { EXTRACTOR_GROUP }: LogSettings, backup: Backup): Promise<readonly RestoredOffset[]> {
  const { clusterId, topicIds } = await log.identity(topicRoles.map(topicNames));
  const articles = topicNames('articles');
  if (clusterId !== backup.clusterId || topicIds[articles] === undefined || topicIds[articles] !== backup.topicIds[articles]) {
    throw new OnRecordError('LOG_REPLACED', `The backup is of ${backup.topicPrefix} in cluster ${backup.clusterId}, topic id ${backup.topicIds[articles] ?? '(none)'}; this is ${articles} in cluster ${clusterId}, topic id ${topicIds[articles] ?? '(none)'}. Offsets of one log mean nothing in another; nothing was changed.`, {
      details: { topic: articles },
    });
  }
  const [ends, committed] = await Promise.all([log.offsets([articles]), log.committedOffsets(EXTRACTOR_GROUP, [articles])]);
  return backup.extractor.offsets.map(({ topic, partition, offset }) => {
    const end = ends.find((each) => each.topic === topic && each.partition === partition);
    if (end === undefined || BigInt(offset) > end.next) {
      throw new OnRecordError('LOG_SHORTER_THAN_CHECKPOINT', `The backup stands at offset ${offset} of ${topic} partition ${partition}, which ends at ${end?.next ?? 'nothing'}. Nothing was changed.`, { details: { topic, partition, offset } });
    }
    return { topic, partition, offset: BigInt(offset), now: committed.find((each) => each.partition === partition)?.offset };
  });
}

function stillReading(group: string, members: number): string {
  return `${members} extractor(s) read in group ${group} (EXTRACTOR_GROUP): stop them all first; one that was killed counts for some 10 seconds more.`;
}

function describe({ backup, offsets, members, isDone }: Restoration): string {
  const rows = offsets.map(({ topic, partition, offset, now }) => ({ topic, partition, now: now === undefined ? '(nothing)' : String(now), backup: String(offset) }));
  const ahead = offsets.filter(({ offset, now }) => now !== undefined && offset > now).length;
  return [
    `Taken ${backup.takenAt} by release ${backup.release}.`,
    toTable(rows),
    'Articles between two places are read again, which changes nothing, where the backup is behind.',
    ...(ahead > 0 ? [`In ${ahead} partition(s) the backup is ahead: what lies between would be skipped if nobody has read it.`] : []),
    ...(!isDone && members > 0 ? [stillReading(backup.extractor.group, members)] : []),
    isDone ? 'The extractors read on from there: start them.' : DRY_RUN,
  ].join('\n\n');
}

function toJson({ backup, isDone, ...rest }: Restoration): string {
  return jsonText({ isDryRun: !isDone, takenAt: backup.takenAt, release: backup.release, ...rest });
}
