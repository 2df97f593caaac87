import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../tools/stack/error-message.ts';
import { whyNotMaven } from '../tools/stack/kafka-from-maven.ts';
import { endLeftovers, killAll } from '../tools/stack/leftovers.ts';
import { listenForStop } from '../tools/stack/listen-for-stop.ts';
import { createProgress } from '../tools/stack/progress.ts';
import { killCommands } from '../tools/stack/run-command.ts';
import { dropAbandonedStacks, dropStack, openThrowAwayFolder } from '../tools/stack/throw-away-stack.ts';
import { parseChaosOptions } from './chaos-options.ts';
import { runSeed } from './rounds/run-seed.ts';
import { unmountSmallDisks } from './stack/small-disks.ts';

const root = join(import.meta.dirname, '..');
const progress = createProgress((text) => process.stdout.write(text));

/** Runs what is wanted and stops all that it started, whatever happens. Gives the exit code. */
async function runChaos(): Promise<number> {
  const options = parseChaosOptions(process.argv.slice(2));
  const whyNot = await whyNotMaven(join(root, '.on-record', 'kafka'));
  if (whyNot !== undefined) throw new Error(`The harness takes the broker away, and so needs one of its own from Maven: ${whyNot}.`);
  const runsFolder = join(root, '.on-record', 'chaos');
  unmountSmallDisks();
  await dropAbandonedStacks(runsFolder);
  const state = openThrowAwayFolder(runsFolder);
  process.once('exit', () => {
    killAll(state);
    unmountSmallDisks();
  });
  const stopRequest = listenForStop(state);
  const running = runSeed({ options, root, state, progress });
  let isGood = false;
  try {
    const result = await Promise.race([running, stopRequest]);
    if (typeof result === 'string') progress.say(`\nStopping (${result}) ...`);
    isGood = result === true;
    return isGood ? 0 : 1;
  } finally {
    killCommands();
    await endLeftovers(state);
    await Promise.race([running.catch(() => undefined), delay(5_000, undefined, { ref: false })]);
    unmountSmallDisks();
    if (isGood && !options.isKept) await dropStack(state);
    else progress.say(`Logs and data are kept in ${state.path} until the next run; the processes have ended.`);
  }
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
