import { Command } from 'commander';
import { asReadCommand, confirmCommand, hideCommand, reAscribeCommand } from './correct.command';
import { listOverridesCommand } from './list-overrides.command';

/** `on-record findings`: what editors say of what the engine read. */
export function findingsCommand(): Command {
  return new Command('findings')
    .description('Corrections by editors: findings that are hidden, ascribed to others, or confirmed.')
    .addCommand(listOverridesCommand())
    .addCommand(hideCommand())
    .addCommand(reAscribeCommand())
    .addCommand(confirmCommand())
    .addCommand(asReadCommand());
}
