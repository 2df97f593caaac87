import { Command } from 'commander';
import { discardDeadLettersCommand } from './discard-dead-letters.command';
import { listDeadLettersCommand } from './list-dead-letters.command';
import { retryDeadLettersCommand } from './retry-dead-letters.command';
import { showDeadLetterCommand } from './show-dead-letter.command';

/** `on-record dead-letters`: what consumers set aside. */
export function deadLettersCommand(): Command {
  return new Command('dead-letters')
    .description('Records that a consumer could not handle: look at them, retry them once the cause is mended, or give them up.')
    .addCommand(listDeadLettersCommand())
    .addCommand(showDeadLetterCommand())
    .addCommand(retryDeadLettersCommand())
    .addCommand(discardDeadLettersCommand());
}
