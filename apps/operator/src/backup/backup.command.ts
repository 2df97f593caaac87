import { topicRoles } from '@on-record/domain';
import { readDatabaseIdentity } from '@on-record/projections';
import { parseConfiguration, readEnvironment, releaseVersion } from '@on-record/runtime';
import { Command } from 'commander';
import type { z } from 'zod';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { writeBackup, type Backup } from './backup-file';

/** `on-record backup`: what stands in neither the log nor in anything that can be built from it. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Write a small file with what is in neither the log nor the read models: where the extractors stand, and of which log that is. It is no copy of the log (on-record log export) nor of the sources file and the secrets, which stand nowhere else.')
    .requiredOption('--to <file>', 'a new file')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
Example:
  on-record backup --to /backup/on-record-2026-03-02.json`)
    .action(async ({ to, json }: { readonly to: string; readonly json?: boolean }) => {
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const backup = await atDesk(configuration, (desk) => takeBackup(desk, configuration));
      await writeBackup(to, backup);
      process.stdout.write(`${json ? jsonText({ file: to, ...backup }) : `Where group ${backup.extractor.group} stands in ${backup.extractor.offsets.length} partition(s) is written to ${to}.`}\n`);
    });
}

/** Reads what a backup holds. Fails with LOG_UNAVAILABLE, LOG_TOPIC_MISMATCH or DATABASE_UNAVAILABLE. */
export async function takeBackup({ log, database, topicNames }: Desk, { TOPIC_PREFIX, EXTRACTOR_GROUP, PROJECTOR_GROUP }: z.infer<typeof operatorConfiguration>): Promise<Backup> {
  const { clusterId, topicIds } = await log.identity(topicRoles.map(topicNames));
  const committed = await log.committedOffsets(EXTRACTOR_GROUP, [topicNames('articles')]);
  return {
    formatVersion: 1, release: releaseVersion(), takenAt: new Date().toISOString(), topicPrefix: TOPIC_PREFIX, clusterId, topicIds: { ...topicIds },
    extractor: { group: EXTRACTOR_GROUP, offsets: committed.map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) })) },
    database: { id: await readDatabaseIdentity(database), group: PROJECTOR_GROUP },
  };
}
