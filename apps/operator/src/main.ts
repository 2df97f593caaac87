import { fail, releaseVersion } from '@on-record/runtime';
import { Command } from 'commander';
import { verbs } from './verbs';

const program = new Command('on-record')
  .description('The command line of On Record for operators.')
  .version(releaseVersion())
  .showHelpAfterError('(on-record --help names all verbs, on-record VERB --help says what one can do)');
for (const verb of verbs()) program.addCommand(verb);

// A verb is over when its work is done, whatever timers a client of log or database still holds.
program.parseAsync().then(() => process.exit(), fail);
