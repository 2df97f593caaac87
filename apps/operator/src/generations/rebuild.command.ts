import { isStandby, listGenerations, rebuild, type Generation, type Rebuilt } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, DRY_RUN, readOperator, type ActingOptions, type Operator } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { parseRate } from '../option-values';
import { lookAtDisk, requireRoom, roomText, type DiskRoom } from './disk-check';
import { logSideOf, recordAct } from './log-side';
import { progressLines } from './progress-line';

interface RebuildCommandOptions extends ActingOptions {
  readonly maxRate?: number;
  readonly withoutDiskCheck?: boolean;
}

/** What a rebuild is about to do. */
interface RebuildPlan {
  readonly records: number;
  readonly active: Generation;
  /** A rebuild that was stopped, and would go on. */
  readonly unfinished: Generation | undefined;
  readonly room: DiskRoom;
}

/** `on-record rebuild`: builds a second generation of the read models from the log, beside the one that readers see. */
export function rebuildCommand(): Command {
  const verb = new Command('rebuild')
    .description('Build all read models anew from the log, in a second generation beside the one that readers see; nothing has to be stopped, and readers notice nothing. When it is built, a running projector keeps it up to date; "on-record promote" then shows it to readers. Ctrl-C stops it; called again it goes on where it was. Without --execute it says what it would read, and what room it needs.')
    .option('--max-rate <records>', 'read at most so many records a second, to leave room for others', parseRate)
    .option('--without-disk-check', 'do not look whether it fits on the disk of the database');
  return addActingOptions(verb)
    .addHelpText('after', `
To mend only some articles, or one day, in place: "on-record replay". Read models are written in one transaction, so that they are rebuilt together.

Examples:
  on-record rebuild
  on-record rebuild --execute --reason "release 0.3.0 makes other rows" --max-rate 5000
  on-record generations
  on-record promote --execute --reason "built and compared"
  on-record rollback --execute --reason "speakers are missing"
  on-record retire --execute --reason "a week without complaints"`)
    .action(async (options: RebuildCommandOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => run(desk, by, options))}\n`);
    });
}

async function run(desk: Desk, by: Operator | undefined, options: RebuildCommandOptions): Promise<string> {
  const plan = await planRebuild(desk);
  if (by === undefined) return options.json ? jsonText({ isDryRun: true, ...plan }) : `${describePlan(plan)}\n\n${DRY_RUN}`;
  if (options.withoutDiskCheck !== true && plan.unfinished === undefined) requireRoom(plan.room);
  const built = await carryOut(desk, plan, { by, maxRate: options.maxRate });
  return options.json ? jsonText({ isDryRun: false, ...built }) : describeBuilt(built);
}

async function planRebuild({ log, database, topicNames }: Desk): Promise<RebuildPlan> {
  const side = await logSideOf({ log, database, topicNames });
  const generations = await listGenerations(database);
  const active = generations.find(({ state }) => state === 'active');
  if (active === undefined) throw new TypeError('The table of generations has no active one.');
  const records = (await log.offsets(side.topics)).reduce((sum, { first, next }) => sum + Number(next - first), 0);
  return { records, active, unfinished: generations.find((each) => isStandby(each) && each.state === 'building'), room: await lookAtDisk(database, active.bytes) };
}

async function carryOut(desk: Desk, plan: RebuildPlan, { by, maxRate }: { readonly by: Operator; readonly maxRate: number | undefined }): Promise<Rebuilt> {
  const side = await logSideOf(desk);
  await recordAct(desk, { verb: 'rebuild', arguments: argumentsOf({ maxRate }), effect: { records: plan.records } }, by);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const onProgress = progressLines((line) => process.stderr.write(`${line}\n`));
  try {
    return await rebuild({ ...side, signal: stop.signal, onProgress, ...(maxRate === undefined ? {} : { maxPerSecond: maxRate }) });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

function describePlan({ records, active, unfinished, room }: RebuildPlan): string {
  const what = unfinished === undefined
    ? `A generation beside generation ${active.number}, which readers see, would be built from the ${records} record(s) of the log.`
    : `Generation ${unfinished.number} is unfinished (${unfinished.phase ?? 'begun'}) and would be built to its end, beside generation ${active.number}, which readers see.`;
  return `${what}\n${roomText(room)}`;
}

function describeBuilt({ generation, isBuilt, rows, seconds }: Rebuilt): string {
  const took = Object.entries(seconds).filter(([, each]) => each > 0).map(([phase, each]) => `${phase} ${each.toFixed(1)} s`).join(', ');
  return isBuilt
    ? `Generation ${generation} is built: ${rows} fact(s) were loaded in this run (${took}).\nA running projector keeps it up to date from now on (on-record generations); on-record promote shows it to readers.`
    : `Stopped: generation ${generation} is unfinished (${took}). Run the verb again to go on, or on-record retire to drop it.`;
}
