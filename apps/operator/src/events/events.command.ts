import { Command } from 'commander';
import { showEventCommand } from './show-event.command';
import { tailEventsCommand } from './tail-events.command';

/** `on-record events`: the records of the log. */
export function eventsCommand(): Command {
  return new Command('events')
    .description('The records of the log, as they stand there: look at one, or at the last ones and those that come.')
    .addCommand(showEventCommand())
    .addCommand(tailEventsCommand());
}
