import { OnRecordError } from '@on-record/domain';
import { isStandby, listGenerations, retireGeneration, type Generation } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, DRY_RUN, readOperator, type ActingOptions } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { recordAct } from './log-side';
import { sizeText } from './progress-line';

/** `on-record retire`: drops the generation that is kept beside the active one. */
export function retireCommand(): Command {
  const verb = new Command('retire')
    .description('Drop the generation that is kept beside the active one: the previous one, when nobody wants to roll back to it any more, or one that was built and is not wanted, finished or not. The log keeps everything it was made of. Without --execute it says which one, and how large it is.');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record retire
  on-record retire --execute --reason "a week without complaints"`)
    .action(async (options: ActingOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const text = await atDesk(configuration, async (desk) => {
        const generation = await standbyOf(desk);
        if (by === undefined) return options.json ? jsonText({ isDryRun: true, generation }) : `${describe(generation)}\n\n${DRY_RUN}`;
        await recordAct(desk, { verb: 'retire', arguments: { generation: generation.number }, effect: { bytes: Math.round(generation.bytes) } }, by);
        const retired = await retireGeneration(desk.database);
        return options.json ? jsonText({ isDryRun: false, retired }) : `Generation ${retired} is dropped.`;
      });
      process.stdout.write(`${text}\n`);
    });
}

async function standbyOf({ database }: Desk): Promise<Generation> {
  const standby = (await listGenerations(database)).find((each) => isStandby(each) || each.state === 'scratch');
  if (standby === undefined) throw new OnRecordError('GENERATION_CONFLICT', 'There is nothing to retire: no generation is kept beside the active one.');
  return standby;
}

function describe({ number, state, bytes }: Generation): string {
  const loss = state === 'previous' ? 'a rollback is not possible any more' : state === 'scratch' ? 'nothing is missing, for it is what a killed verification has left' : 'it has to be built again to be promoted';
  return `Generation ${number} (${state}, ${sizeText(bytes)}) would be dropped: after that ${loss}.`;
}
