import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { readOperator, type ActingOptions } from '../acting-verb';
import { atDesk } from '../at-desk';
import { operatorConfiguration } from '../operator.config';
import { changeActors, type RegistryAct } from './change-actors';

/** Does an act on the registry of actors as the options of its verb say, and prints what came of it. */
export async function runRegistryAct(act: RegistryAct, options: ActingOptions): Promise<void> {
  const by = readOperator(options);
  const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
  process.stdout.write(`${await atDesk(configuration, (desk) => changeActors(desk, act, { by, json: options.json }))}\n`);
}
