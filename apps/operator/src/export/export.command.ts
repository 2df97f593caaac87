import { Command } from 'commander';
import { exportDyadsCommand } from './export-dyads.command';
import { exportOverridesCommand } from './export-overrides.command';

/** `on-record export`: what readers may see, as files for analysis. */
export function exportCommand(): Command {
  return new Command('export')
    .description('What readers may see, as tables for analysis, and what editors said, for evaluation.')
    .addCommand(exportDyadsCommand())
    .addCommand(exportOverridesCommand());
}
