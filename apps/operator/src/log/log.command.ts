import { Command } from 'commander';
import { exportLogCommand } from './export-log.command';
import { importLogCommand } from './import-log.command';

/** `on-record log`: the log as files. */
export function logCommand(): Command {
  return new Command('log')
    .description('The log as files: to move it to another cluster, or to keep a copy of it.')
    .addCommand(exportLogCommand())
    .addCommand(importLogCommand());
}
