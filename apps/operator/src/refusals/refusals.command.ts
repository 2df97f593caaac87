import { Command } from 'commander';
import { listRefusalsCommand } from './list-refusals.command';
import { resubmitRefusalsCommand } from './resubmit-refusals.command';
import { showRefusalCommand } from './show-refusal.command';

/** `on-record refusals`: what newsrooms sent that was refused. */
export function refusalsCommand(): Command {
  return new Command('refusals')
    .description('What newsrooms sent that was refused: look at it, and deliver it again once the cause is mended.')
    .addCommand(listRefusalsCommand())
    .addCommand(showRefusalCommand())
    .addCommand(resubmitRefusalsCommand());
}
