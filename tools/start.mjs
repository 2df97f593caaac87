// `npm start`: installs and builds what is missing, then hands over to the project's own Node. Node 20 syntax, no dependencies.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, projectNode, root, run } from './prepare.mjs';

const stack = join(root, 'tools', 'stack');
const say = (line) => process.stdout.write(`${line}\n`);

async function start() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(`Node 20 or newer is needed to start; this is ${process.version}.`);
  // Installing or building would pull the ground from under a start that runs.
  if (existsSync(projectNode) && (await run(projectNode, [join(stack, 'refuse-second-start.ts')])) === 1) return 1;
  say('On Record: starting');
  await install(say);
  await build(say);
  return handOver();
}

/** The one that takes over hears of signals from us too, and of our end, should we be killed, by the closing of the channel. */
function handOver() {
  const child = spawn(projectNode, [join(stack, 'start-product.ts'), ...process.argv.slice(2)], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const stop = (reason) => child.connected && child.send(reason);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  stopWithShell(stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

/** npm hands SIGTERM to the shell that it runs us in, which dies of it without telling us: we are then somebody else's child. */
function stopWithShell(stop) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop('npm has ended');
  }, 500);
}

start().then(
  (code) => process.exit(code),
  (error) => {
    say(`On Record could not be started: ${error.message}`);
    process.exit(1);
  },
);
