import { Command } from 'commander';
import { applyRegistryCommand } from './apply-registry.command';
import { listActorsCommand } from './list-actors.command';
import { mergeActorCommand, unmergeActorCommand } from './merge-actor.command';
import { officeCommand } from './office.command';
import { renameActorCommand } from './rename-actor.command';

/** `on-record actors`: which ids mean one actor, under which name readers see it, and who holds an office when. */
export function actorsCommand(): Command {
  return new Command('actors')
    .description('The registry of actors: which ids mean one actor, under which name readers see it, and who holds an office when.')
    .addCommand(listActorsCommand())
    .addCommand(mergeActorCommand())
    .addCommand(unmergeActorCommand())
    .addCommand(renameActorCommand())
    .addCommand(officeCommand())
    .addCommand(applyRegistryCommand());
}
