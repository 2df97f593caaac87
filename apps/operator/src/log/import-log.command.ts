import { OnRecordError } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atLog, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { printable } from '../printable-text';
import { toTable } from '../to-table';
import { importLog, inspectTarget, type Imported, type ImportTarget } from './import-log';
import { newerTypes, readManifest, type Manifest } from './manifest';
import { verifyExport, type VerifiedExport } from './verify-export';

interface ImportOptions extends ActingOptions {
  readonly from: string;
  readonly intoNonEmpty?: boolean;
}

/** What an import would do, or has done. */
export interface ImportReport {
  readonly manifest: Manifest;
  readonly found: VerifiedExport;
  readonly target: ImportTarget;
  /** Absent in a dry run. */
  readonly imported?: Imported;
}

/** `on-record log import`: files of an export become the log of this topic prefix. */
export function importLogCommand(): Command {
  const verb = new Command('import')
    .description('Append the records of an export to the topics of this prefix, in order within each partition. Compares all of the export with its manifest first. Without --execute it says what it found, and what it would append.')
    .requiredOption('--from <folder>', 'the folder of the export')
    .option('--into-non-empty', 'also into topics that hold records already, and after an import that was broken off: events have ids, so that repeated ones do no harm');
  return addActingOptions(verb)
    .addHelpText('after', `
Ids, keys and bytes stay as they are; offsets and the moments of appending are new, so that read models are filled anew from this log. Dead letters name places of the log that they come from: settle them there before the export, for their records cannot be retried here.

Examples:
  on-record log import --from /backup/log-2026-03-02
  on-record log import --from /backup/log-2026-03-02 --execute --reason "move to the new cluster"`)
    .action(async (options: ImportOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const report = await atLog(configuration, (place) => runImport(place, options, by));
      process.stdout.write(`${options.json ? toJson(report) : describe(report)}\n`);
    });
}

/** Verifies an export, and appends it where somebody acts. Fails with CONFIGURATION_INVALID where the log holds records and that was not asked for. */
export async function runImport({ log, topicNames }: Pick<Desk, 'log' | 'topicNames'>, { from, intoNonEmpty }: Pick<ImportOptions, 'from' | 'intoNonEmpty'>, by: Operator | undefined): Promise<ImportReport> {
  const manifest = await readManifest(from);
  const target = await inspectTarget({ log, topicNames, folder: from, manifest });
  const found = await verifyExport(from, manifest);
  if (by === undefined) return { manifest, found, target };
  if (target.nonEmpty.length > 0 && intoNonEmpty !== true) throw new OnRecordError('CONFIGURATION_INVALID', `${saidOf(target)} Nothing was changed.`);
  const { record } = beginAct({
    verb: 'log import', arguments: argumentsOf({ from, intoNonEmpty, topicPrefix: manifest.topicPrefix, exportedAt: manifest.exportedAt }), effect: { records: found.records },
  }, by, { nowMs: Date.now(), topicNames });
  await log.append([record], { deadlineMs: 15_000 });
  return { manifest, found, target, imported: await importLog({ log, topicNames, folder: from, manifest }) };
}

function saidOf({ nonEmpty, isItsOrigin }: ImportTarget): string {
  if (nonEmpty.length === 0) return 'The topics are empty.';
  const what = isItsOrigin ? 'This is the log that the export comes from, or a part of it' : `The topics ${nonEmpty.join(', ')} hold records already`;
  return `${what}: repeated events do no harm, so that --into-non-empty may be given; otherwise choose another TOPIC_PREFIX and run on-record setup.`;
}

function describe({ manifest, found, target, imported }: ImportReport): string {
  const { exportedAt, release, topicPrefix } = manifest;
  const newer = newerTypes(manifest);
  const notes = [
    ...(newer.length > 0 ? [`The release that wrote it knows ${printable(newer.join(', '))}: processes of this release wait at such events.`] : []),
    ...(found.openDeadLetters > 0 ? [`Dead letters that nobody settled: ${found.openDeadLetters}. Their records cannot be retried in another log.`] : []),
    ...(found.tombstones > 0 ? [`Tombstones of erased records: ${found.tombstones}.`] : []),
  ];
  return [
    `Exported ${exportedAt} from ${printable(topicPrefix)} by release ${printable(release)}; all files are as they were written.`,
    toTable(found.topics.map((topic) => ({ ...topic }))),
    ...notes,
    ...(imported === undefined ? [saidOf(target), DRY_RUN] : [`Appended: ${imported.records}.${imported.erased > 0 ? ` Left out, since this log has erased them: ${imported.erased}.` : ''}`]),
  ].join('\n\n');
}

function toJson({ manifest, found, target, imported }: ImportReport): string {
  const { exportedAt, release, topicPrefix } = manifest;
  return jsonText({ isDryRun: imported === undefined, exportedAt, release, topicPrefix, ...found, target, ...imported });
}
