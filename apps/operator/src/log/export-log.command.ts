import { topicRoles, type TopicRole } from '@on-record/domain';
import { parseConfiguration, readEnvironment, releaseVersion } from '@on-record/runtime';
import { Command } from 'commander';
import { atLog } from '../at-desk';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { collectRoles } from '../option-values';
import { toTable } from '../to-table';
import { exportLog } from './export-log';
import type { Manifest } from './manifest';
import { exportedTopics } from './verify-export';

/** `on-record log export`: the log as files. */
export function exportLogCommand(): Command {
  return new Command('export')
    .description('Write all records of the log, as it ends now, into files of NDJSON with a manifest that says how many they are and what their SHA-256 is. Changes nothing in the log.')
    .requiredOption('--to <folder>', 'a new or empty folder')
    .option('--topic <role>', `only this topic, by its last part; may be given several times (${topicRoles.join(', ')})`, collectRoles)
    .option('--json', 'print the manifest as JSON')
    .addHelpText('after', `
The files hold every text of the log, those of retracted articles included: keep them as carefully as the log itself. What is erased later is not erased in them.

Examples:
  on-record log export --to /backup/log-2026-03-02
  on-record log export --to articles --topic articles --topic control`)
    .action(async ({ to, topic, json }: { readonly to: string; readonly topic?: readonly TopicRole[]; readonly json?: boolean }) => {
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const { TOPIC_PREFIX: topicPrefix } = configuration;
      const manifest = await atLog(configuration, (place) =>
        exportLog({ ...place, topicPrefix, roles: topic, folder: to, release: releaseVersion(), nowMs: Date.now() }));
      process.stdout.write(`${json ? jsonText(manifest) : describe(manifest, to)}\n`);
    });
}

function describe(manifest: Manifest, folder: string): string {
  return `${toTable(exportedTopics(manifest).map((each) => ({ ...each })))}\n\nWritten to ${folder}.`;
}
