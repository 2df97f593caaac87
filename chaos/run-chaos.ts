import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../tools/stack/error-message.ts';
import { whyNotMaven } from '../tools/stack/kafka-from-maven.ts';
import { endLeftovers, killAll } from '../tools/stack/leftovers.ts';
import { listenForStop } from '../tools/stack/listen-for-stop.ts';
import { createProgress } from '../tools/stack/progress.ts';
import { killCommands } from '../tools/stack/run-command.ts';
import type { StateFolder } from '../tools/stack/state-folder.ts';
import { dropAbandonedStacks, dropStack, openThrowAwayFolder } from '../tools/stack/throw-away-stack.ts';
import { parseChaosOptions, type ChaosOptions } from './chaos-options.ts';
import { compareDigests, digestsOf } from './oracle/digests.ts';
import type { Difference } from './oracle/compare-records.ts';
import { differenceLines, roundLine, totalsLines } from './report/report-lines.ts';
import { projectAnew } from './rounds/project-anew.ts';
import { RoundRunner, type RoundParts, type RoundResult } from './rounds/round-runner.ts';
import { startChaosStack, type ChaosStack } from './stack/chaos-stack.ts';
import { connectKafkaOffsets } from './stack/kafka-offsets.ts';
import { connectOtherWriters } from './stack/other-writers.ts';
import { Services } from './stack/services.ts';

const root = join(import.meta.dirname, '..');
const progress = createProgress((text) => process.stdout.write(text));

/** Runs what is wanted and stops all that it started, whatever happens. Gives the exit code. */
async function runChaos(): Promise<number> {
  const options = parseChaosOptions(process.argv.slice(2));
  const whyNot = await whyNotMaven(join(root, '.on-record', 'kafka'));
  if (whyNot !== undefined) throw new Error(`The harness takes the broker away, and so needs one of its own from Maven: ${whyNot}.`);
  const runsFolder = join(root, '.on-record', 'chaos');
  await dropAbandonedStacks(runsFolder);
  const state = openThrowAwayFolder(runsFolder);
  process.once('exit', () => killAll(state));
  const stopRequest = listenForStop(state);
  let isGood = false;
  const running = run(options, state);
  try {
    const result = await Promise.race([running, stopRequest]);
    if (typeof result === 'string') progress.say(`\nStopping (${result}) ...`);
    isGood = result === true;
    return isGood ? 0 : 1;
  } finally {
    killCommands();
    await endLeftovers(state);
    await Promise.race([running.catch(() => undefined), delay(5_000, undefined, { ref: false })]);
    if (isGood && !options.isKept) await dropStack(state);
    else progress.say(`Logs and data are kept in ${state.path} until the next run; the processes have ended.`);
  }
}

/** Says whether all went well. */
async function run(options: ChaosOptions, state: StateFolder): Promise<boolean> {
  progress.say(`Seed ${options.seed}, ${options.rounds} rounds${options.mutation === undefined ? '' : `, mutation ${options.mutation}`}.`);
  const stack = await startChaosStack({ root, state, progress, seed: options.seed });
  const services = new Services({ state, installation: stack.installation, ports: stack.ports, nodeOptions: nodeOptionsOf(options) });
  const offsets = connectKafkaOffsets(stack.installation.brokers);
  try {
    await progress.step('Starting the services', () => services.startAll());
    const writers = await connectOtherWriters(stack.installation.brokers, stack.installation.topicPrefix);
    try {
      return await runRounds(options, { seed: options.seed, ground: { stack, services }, offsets, writers });
    } finally {
      await writers.close();
    }
  } finally {
    await services.stop();
    await offsets.close();
    await stack.stop();
  }
}

async function runRounds(options: ChaosOptions, parts: RoundParts): Promise<boolean> {
  const runner = new RoundRunner(parts);
  const rounds: RoundResult[] = [];
  try {
    while (rounds.length < options.rounds && rounds.every(({ differences }) => differences.length === 0)) {
      const result = await runner.run();
      rounds.push(result);
      progress.say(roundLine(result));
    }
    const found = rounds.flatMap(({ differences }) => differences);
    const digests = found.length === 0 ? await progress.step('Projecting the log anew', () => compareWithAnew(parts.ground.stack, { offsets: parts.offsets, runner })) : undefined;
    const { ownEnds } = parts.ground.services;
    progress.say(['', ...totalsLines({ rounds, looks: runner.looks, ownEnds: ownEnds.length, digests }), ...ownEnds.map((words) => `  ${words}`)].join('\n'));
    const differences = [...found, ...(digests ?? [])];
    if (differences.length > 0) progress.say([`\nFAILED in round ${rounds.length} of seed ${options.seed}:`, ...differenceLines(differences)].join('\n'));
    return differences.length === 0;
  } finally {
    await runner.close();
  }
}

async function compareWithAnew(stack: ChaosStack, { offsets, runner }: { readonly offsets: RoundParts['offsets']; readonly runner: RoundRunner }): Promise<readonly Difference[]> {
  return compareDigests(await digestsOf(runner.sql), await projectAnew(stack, { offsets, live: runner.sql }));
}

/** A mutation gets into the processes of the product by a file that Node loads before theirs. */
function nodeOptionsOf({ mutation }: ChaosOptions): string {
  return mutation === undefined ? '' : `--import=${pathToFileURL(join(root, 'chaos', 'mutations', 'preload.ts')).href}?mutation=${mutation}`;
}

// A terminal that was closed takes no more words; that is no reason to leave processes behind.
process.stdout.on('error', () => undefined);

runChaos().then(
  (code) => process.exit(code),
  (error: unknown) => {
    progress.say(messageOf(error));
    process.exit(1);
  },
);
