// What `npm start` and `npm test` need before they can use the project's own Node: plain JavaScript without dependencies, for Node 20 and newer.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The project's own Node, there once the packages are installed. */
export const projectNode = join(root, 'node_modules', '.bin', 'node');

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.on-record-installed');
const sayAgainEveryMs = 10_000;

/** Installs the packages when they are missing or the lock file has changed since. Throws when npm fails. */
export async function install(say) {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (isInstalled(wanted)) return;
  rmSync(stampFile, { force: true });
  // npm replaces node_modules and with it the project's Node, so that it must run under the Node of the machine.
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((each) => !each.endsWith(join('node_modules', '.bin'))).join(delimiter);
  await step(say, 'Installing packages (npm ci)', 'npm', ['ci', '--no-audit', '--no-fund'], { PATH: path });
  writeFileSync(stampFile, wanted);
}

/** Compiles what has changed. Throws when the compiler finds errors. */
export async function build(say) {
  for (const [what, arguments_] of buildSteps()) await step(say, what, projectNode, arguments_);
}

/** The commands of a build, in order: title and arguments for Node. */
export function buildSteps() {
  return [['Compiling (tsc -b)', [join(root, 'node_modules', '.bin', 'tsc'), '-b']]];
}

/** Runs a command with its output shown; gives its exit code, or the name of the signal that ended it. */
export function run(command, arguments_, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, arguments_, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

async function step(say, what, command, arguments_, environment = {}) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  say(`  ${what} ...`);
  const reminder = setInterval(() => say(`  ${what} ... ${seconds()}`), sayAgainEveryMs);
  const ending = await run(command, arguments_, environment);
  clearInterval(reminder);
  if (ending !== 0) throw new Error(`${what} failed (${ending}).`);
  say(`  ${what}: done after ${seconds()}`);
}

/** npm writes `node_modules/.package-lock.json` last. Packages that somebody installed by hand count when they are newer than the lock file. */
function isInstalled(wanted) {
  if (!existsSync(projectNode)) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return true;
  const done = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  const isNewer = done !== undefined && done.mtimeMs >= statSync(lockFile).mtimeMs;
  if (isNewer) writeFileSync(stampFile, wanted);
  return isNewer;
}
