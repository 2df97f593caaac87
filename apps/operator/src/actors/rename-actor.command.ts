import { Command } from 'commander';
import { addActingOptions, argumentsOf, type ActingOptions } from '../acting-verb';
import { faultOfId, faultOfName, requireNoFaults } from './actor-arguments';
import type { RegistryAct } from './change-actors';
import { runRegistryAct } from './run-registry-act';

/** `on-record actors rename`: the name that readers see. */
export function renameActorCommand(): Command {
  const verb = new Command('rename')
    .description('Give an actor the name that readers see everywhere in place of those in the articles. The name belongs to the id: give it to the one that others were merged into. Without --execute it says what would change.')
    .argument('<actor>', 'the id of the actor, or of several who act together')
    .argument('[name]', 'the name that readers see')
    .option('--as-read', 'take the name back: readers see those of the articles again');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record actors rename person:volodymyr-zelensky "Volodymyr Zelensky"
  on-record actors rename country:TR "Türkiye" --execute --reason "style guide"
  on-record actors rename country:TR --as-read --execute --reason "back again"`)
    .action(async (actor: string, name: string | undefined, options: ActingOptions & { readonly asRead?: boolean }) => {
      const isOneWay = (name === undefined) === (options.asRead === true);
      requireNoFaults([faultOfId(actor), isOneWay ? name && faultOfName(name) : 'give either a name or --as-read']);
      await runRegistryAct(renameAct(actor, name), options);
    });
}

/** The giving of a name as an act; without one the name is taken back. */
export function renameAct(actor: string, name: string | undefined): RegistryAct {
  return { verb: 'actors rename', arguments: argumentsOf({ actor, name }), wishOf: () => ({ names: new Map([[actor, name]]) }) };
}
