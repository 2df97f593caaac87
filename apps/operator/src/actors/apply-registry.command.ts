import { OnRecordError } from '@on-record/domain';
import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { addActingOptions, type ActingOptions } from '../acting-verb';
import type { RegistryAct } from './change-actors';
import { readRegistryFile } from './registry-file';
import { nothingBut } from './registry-changes';
import { runRegistryAct } from './run-registry-act';

/** `on-record actors apply`: what a file says holds, and nothing else. */
export function applyRegistryCommand(): Command {
  const verb = new Command('apply')
    .description('Have just that hold which a registry file says: what it names is merged and renamed, offices have the terms that it gives, and what holds now and is not in it is undone. on-record actors list --as-file prints the file of what holds; docs/actors.md describes it. Without --execute it says what would change.')
    .argument('<file>', 'the registry file, in JSON');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record actors list --as-file > actors.json
  on-record actors apply actors.json
  on-record actors apply actors.json --execute --reason "names of the new cabinet"`)
    .action(async (file: string, options: ActingOptions) => {
      await runRegistryAct(applyAct(file, await textOf(file)), options);
    });
}

/** The applying of a file as an act. Throws CONFIGURATION_INVALID where it is none. */
export function applyAct(file: string, text: string): RegistryAct {
  const wish = readRegistryFile(file, text);
  return { verb: 'actors apply', arguments: { file }, wishOf: (registry) => nothingBut(registry, wish) };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new OnRecordError('CONFIGURATION_INVALID', `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Nothing was changed.`, { cause });
  }
}
