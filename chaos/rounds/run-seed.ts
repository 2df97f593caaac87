import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Progress } from '../../tools/stack/progress.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import type { ChaosOptions } from '../chaos-options.ts';
import { fullDisk, type OnSmallDisk } from '../faults/full-disk.ts';
import type { PlannedFault } from '../faults/plan-faults.ts';
import type { Difference } from '../oracle/difference.ts';
import { compareDigests, digestsOf } from '../oracle/digests.ts';
import { judgeEnds } from '../oracle/judge-ends.ts';
import { differenceLines, roundLine, totalsLines } from '../report/report-lines.ts';
import { startChaosStack, type ChaosStack } from '../stack/chaos-stack.ts';
import { connectKafkaLook, type KafkaLook } from '../stack/kafka-look.ts';
import { connectOtherWriters } from '../stack/other-writers.ts';
import { Services } from '../stack/services.ts';
import { whyNoSmallDisk } from '../stack/small-disks.ts';
import { chanceOf } from '../story/chance.ts';
import { projectAnew } from './project-anew.ts';
import { RoundRunner, type RoundResult } from './round-runner.ts';

/** What one run is made of. */
export interface SeedRun {
  readonly options: ChaosOptions;
  readonly root: string;
  readonly state: StateFolder;
  readonly progress: Progress;
}

const fillsAfterMs = 1_000;

/** Runs all rounds of a seed over one record, and compares its rows with those of the same log projected anew. Says whether all went well. */
export async function runSeed(seedRun: SeedRun): Promise<boolean> {
  const { options, root, state, progress } = seedRun;
  progress.say(`Seed ${options.seed}, ${options.rounds} rounds${options.mutation === undefined ? '' : `, mutation ${options.mutation}`}.`);
  const stack = await startChaosStack({ root, state, progress, seed: options.seed, onSmallDisks: wantsSmallDisks(seedRun) });
  const services = new Services({ state, installation: stack.installation, ports: stack.ports, nodeOptions: nodeOptionsOf(seedRun) });
  const offsets = connectKafkaLook(stack.installation.brokers);
  try {
    await progress.step('Starting the services', () => services.startAll());
    const writers = await connectOtherWriters(stack.installation.brokers, stack.installation.topicPrefix);
    const runner = new RoundRunner({ seed: options.seed, faults: options.faults, ground: { stack, services }, offsets, writers });
    try {
      return await runRounds(seedRun, { stack, services, offsets, runner });
    } finally {
      await runner.close();
      await writers.close();
    }
  } finally {
    await services.stop();
    await offsets.close();
    await stack.stop();
  }
}

interface Parts {
  readonly stack: ChaosStack;
  readonly services: Services;
  readonly offsets: KafkaLook;
  readonly runner: RoundRunner;
}

async function runRounds({ options, progress }: SeedRun, { stack, services, offsets, runner }: Parts): Promise<boolean> {
  const rounds: RoundResult[] = [];
  const plans: readonly (readonly PlannedFault[] | undefined)[] = [...Array<undefined>(options.rounds).fill(undefined), ...fullDiskPlans(stack, options.seed)];
  for (const faults of plans) {
    const result = await runner.run(faults);
    rounds.push(result);
    progress.say(roundLine(result));
    if (result.differences.length > 0) break;
  }
  const foundBefore = [...rounds.flatMap(({ differences }) => differences), ...(await runner.compareLog())];
  const compare = async (): Promise<readonly Difference[]> => {
    const anew = await projectAnew(stack, { offsets, live: runner.sql });
    // Poison is set aside anew, too: of the copies of a dead letter the live rows must have come to the same one.
    return [...(await runner.settle()), ...compareDigests(await digestsOf(runner.sql), anew)];
  };
  const digests = foundBefore.length === 0 ? await progress.step('Projecting the log anew', compare) : undefined;
  const ofGenerations = foundBefore.length === 0 ? await progress.step('Comparing both generations with the log', () => runner.compareGenerations()) : [];
  const found = [...foundBefore, ...ofGenerations, ...judgeEnds(services.takeEnds(), { isHeldUp: false })];
  progress.say(['', ...totalsLines({ rounds, found, looks: runner.looks, poison: runner.poison, digests })].join('\n'));
  const differences = [...found, ...(digests ?? [])];
  if (differences.length > 0) progress.say([`\nFAILED in round ${rounds.length} of seed ${options.seed}:`, ...differenceLines(differences)].join('\n'));
  return differences.length === 0;
}

/** A round for each service whose disk can be filled, after all others. */
function fullDiskPlans({ broker, postgres }: ChaosStack, seed: number): readonly (readonly PlannedFault[])[] {
  const services = [{ name: 'PostgreSQL', service: postgres, disk: postgres.disk }, { name: 'Kafka', service: broker, disk: broker.disk }];
  const onDisks = services.flatMap(({ name, service, disk }): readonly OnSmallDisk[] => (disk === undefined ? [] : [{ name, service, disk }]));
  return onDisks.map((each) => [{ name: 'full disk', strike: fullDisk(each), afterMs: fillsAfterMs, chance: chanceOf(seed, `disk of ${each.name}`) }]);
}

function wantsSmallDisks({ options, state, progress }: SeedRun): boolean {
  if (!options.withFullDisk) return false;
  const whyNot = whyNoSmallDisk(join(state.path, 'small-disk'));
  if (whyNot !== undefined) progress.say(`No disk is filled: ${whyNot}.`);
  return whyNot === undefined;
}

/** A mutation gets into the processes of the product by a file that Node loads before theirs. */
function nodeOptionsOf({ options: { mutation }, root }: SeedRun): string {
  return mutation === undefined ? '' : `--import=${pathToFileURL(join(root, 'chaos', 'mutations', 'preload.ts')).href}?mutation=${mutation}`;
}
