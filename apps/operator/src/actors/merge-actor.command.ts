import { OnRecordError } from '@on-record/domain';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, type ActingOptions } from '../acting-verb';
import { faultOfSingleId, requireNoFaults } from './actor-arguments';
import type { RegistryAct } from './change-actors';
import { runRegistryAct } from './run-registry-act';

/** `on-record actors merge`: two ids mean one actor. */
export function mergeActorCommand(): Command {
  const verb = new Command('merge')
    .description('Have an id of an actor mean the same actor as another id: all that was read under the first stands under the second, in every listing, count and page, from now on and for what was read before. What the engine read stays on record. Without --execute it says what would change.')
    .argument('<actor>', 'the id that is merged, as read: person:lee')
    .argument('<into>', 'the id that it means: person:ann-lee')
    .option('--even-if-unread', 'also where the read models know no article with the id that is merged');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record actors merge person:zelenskyy person:volodymyr-zelensky
  on-record actors merge person:zelenskyy person:volodymyr-zelensky --execute --reason "spelling, ticket 12"`)
    .action(async (actor: string, into: string, options: ActingOptions & { readonly evenIfUnread?: boolean }) => {
      requireNoFaults([faultOfSingleId(actor), faultOfSingleId(into)]);
      await runRegistryAct(mergeAct(actor, into, options.evenIfUnread ?? false), options);
    });
}

/** `on-record actors unmerge`: an id means itself again. */
export function unmergeActorCommand(): Command {
  const verb = new Command('unmerge')
    .description('Have an id of an actor that was merged mean itself again. Without --execute it says what would change.')
    .argument('<actor>', 'the id that was merged');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record actors unmerge person:lee
  on-record actors unmerge person:lee --execute --reason "two people after all"`)
    .action(async (actor: string, options: ActingOptions) => {
      requireNoFaults([faultOfSingleId(actor)]);
      await runRegistryAct({ verb: 'actors unmerge', arguments: { actor }, wishOf: () => ({ merges: new Map([[actor, undefined]]) }) }, options);
    });
}

/** A merge as an act; refused where nothing was read under the id that is merged, unless told otherwise. */
export function mergeAct(actor: string, into: string, evenIfUnread: boolean): RegistryAct {
  return {
    verb: 'actors merge',
    arguments: argumentsOf({ actor, into, evenIfUnread: evenIfUnread || undefined }),
    wishOf: () => ({ merges: new Map([[actor, into]]) }),
    require: (articles) => {
      if (evenIfUnread || (articles.get(actor) ?? 0) > 0) return;
      throw new OnRecordError('NOT_FOUND', `The read models know no article that is shown in which ${actor} was read: look for the id on the page of the actor, or add --even-if-unread to merge it before any comes. Nothing was changed.`);
    },
  };
}
