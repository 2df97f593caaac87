import { fail } from '@on-record/runtime';
import { Command } from 'commander';
import { acceptDatabaseCommand } from './accept-database.command';
import { deadLettersCommand } from './dead-letters/dead-letters.command';
import { doctorCommand } from './doctor/doctor.command';
import { extractCommand } from './extract/extract.command';
import { lagCommand } from './lag.command';
import { refusalsCommand } from './refusals/refusals.command';
import { setupCommand } from './setup.command';
import { statusCommand } from './status.command';
import { traceCommand } from './trace.command';

const program = new Command('on-record')
  .description('The command line of On Record for operators.')
  .addCommand(setupCommand())
  .addCommand(statusCommand())
  .addCommand(lagCommand())
  .addCommand(traceCommand())
  .addCommand(deadLettersCommand())
  .addCommand(refusalsCommand())
  .addCommand(doctorCommand())
  .addCommand(acceptDatabaseCommand())
  .addCommand(extractCommand())
  .showHelpAfterError();

// A verb is over when its work is done, whatever timers a client of log or database still holds.
program.parseAsync().then(() => process.exit(), fail);
