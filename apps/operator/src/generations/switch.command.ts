import { countRows, findStandby, listGenerations, switchGenerations, type Switch, type TableRows } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { OnRecordError } from '@on-record/domain';
import { Command } from 'commander';
import { addActingOptions, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { toTable } from '../to-table';
import { recordAct } from './log-side';

/** What a switch would change. */
interface SwitchPlan {
  readonly from: number;
  readonly to: number;
  /** Records that the one that readers would see is behind. */
  readonly behind: number;
  readonly tables: readonly TableRows[];
}

/** `on-record promote`: shows readers the generation that was built. */
export function promoteCommand(): Command {
  return switchCommand('promote', 'Show readers the generation that was built beside the active one, in one short transaction: queries at work go on, the next ones see it. The one that they saw before is kept up to date, so that "on-record rollback" can bring it back, until "on-record retire" drops it. It waits for up to 30 s until the generation has caught up. Without --execute it counts the rows of both.', 'compared, numbers are as expected');
}

/** `on-record rollback`: shows readers again what they saw before the last promote. */
export function rollbackCommand(): Command {
  return switchCommand('rollback', 'Show readers again the generation that they saw before the last promote; as quick as that, and it loses nothing, for both are kept up to date. Without --execute it counts the rows of both.', 'the new rows lack speakers');
}

function switchCommand(way: Switch, description: string, why: string): Command {
  return addActingOptions(new Command(way).description(description))
    .addHelpText('after', `
Examples:
  on-record ${way}
  on-record ${way} --execute --reason "${why}"`)
    .action(async (options: ActingOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => run(desk, way, { by, json: options.json }))}\n`);
    });
}

async function run(desk: Desk, way: Switch, { by, json }: { readonly by: Operator | undefined; readonly json: boolean | undefined }): Promise<string> {
  const plan = await planSwitch(desk, way);
  if (by === undefined) return json ? jsonText({ isDryRun: true, ...plan }) : `${describe(plan)}\n\n${DRY_RUN}`;
  await recordAct(desk, { verb: way, arguments: { generation: plan.to }, effect: { behind: plan.behind } }, by);
  const switched = await switchGenerations(desk.database, way);
  return json ? jsonText({ isDryRun: false, ...switched }) : `Readers see generation ${switched.to} now; the switch took ${switched.tookMs.toFixed(1)} ms. Generation ${switched.from} is kept up to date beside it.\n${way === 'promote' ? 'Back: on-record rollback. When nobody wants to go back any more: on-record retire.' : 'There again: on-record promote. When it is not wanted: on-record retire.'}`;
}

async function planSwitch({ database }: Desk, way: Switch): Promise<SwitchPlan> {
  const wanted = way === 'promote' ? 'following' : 'previous';
  const generations = await listGenerations(database);
  const standby = await findStandby(database);
  const [from, to] = [generations.find(({ state }) => state === 'active'), generations.find(({ state }) => state === wanted)];
  if (from === undefined || to === undefined || standby === undefined) {
    const hint = way === 'promote' ? 'build one first (on-record rebuild)' : 'there is something to go back to only between a promote and the next retire';
    throw new OnRecordError('GENERATION_CONFLICT', `There is no generation to ${way === 'promote' ? 'promote' : 'roll back to'}: ${hint}. on-record generations shows what there is.`);
  }
  return { from: from.number, to: to.number, behind: standby.behind, tables: await countRows(database, { active: from.number, standby: to.number }) };
}

function describe({ from, to, behind, tables }: SwitchPlan): string {
  const rows = tables.map(({ table, active, standby }) => ({ table, [`generation ${from}`]: active, [`generation ${to}`]: standby, difference: standby - active }));
  return [`Readers, who see generation ${from}, would see generation ${to}, which is ${behind} record(s) behind.`, toTable(rows)].join('\n\n');
}
