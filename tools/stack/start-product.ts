import { join } from 'node:path';
import { bringUp } from './bring-up.ts';
import { lastLines } from './child-process.ts';
import { messageOf } from './error-message.ts';
import { endLeftovers } from './leftovers.ts';
import { listenForStop } from './listen-for-stop.ts';
import { forgetOperatorEnvironment } from './operator-environment.ts';
import { createProgress } from './progress.ts';
import { killCommands } from './run-command.ts';
import { RunningParts, type Death } from './running-parts.ts';
import { parseOptions } from './start-options.ts';
import { isLock, refusal, takeStarterLock } from './starter-lock.ts';
import { openStateFolder } from './state-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const progress = createProgress((text) => process.stdout.write(text));

/** Starts the product, keeps it running until somebody stops it or a part dies, and stops it. Gives the exit code. */
async function startProduct(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), process.env);
  const state = openStateFolder(join(root, '.on-record'));
  const lock = takeStarterLock(state);
  if (!isLock(lock)) {
    progress.say(refusal(lock));
    return 1;
  }
  const stopRequest = listenForStop(state);
  const parts = new RunningParts();
  try {
    const failed = bringUp({ root, state, options, parts, progress }).then(() => new Promise<never>(() => undefined));
    const death = await Promise.race([failed, parts.death, stopRequest]);
    progress.say(typeof death === 'string' ? `\nStopping (${death}) ...` : obituary(death));
    return typeof death === 'string' ? 0 : 1;
  } catch (error) {
    progress.say(`\nOn Record could not be started: ${messageOf(error)}\nStopping ...`);
    return 1;
  } finally {
    killCommands();
    forgetOperatorEnvironment(state);
    await parts.stop(progress);
    await endLeftovers(state);
    lock.release();
  }
}

function obituary({ name, how, logFile }: Death): string {
  const log = logFile === undefined ? '' : ` The end of its log, ${logFile}:\n${lastLines(logFile)}`;
  return `\n${name} ended by itself (${how}), so everything is stopped.${log}\nStopping ...`;
}

// A terminal that was closed takes no more words; that is no reason to leave processes behind.
process.stdout.on('error', () => undefined);

startProduct().then(
  (code) => process.exit(code),
  (error: unknown) => {
    progress.say(messageOf(error));
    process.exit(1);
  },
);
