// Hands over to the project's own Node. Node 20 syntax, no dependencies.
import { spawn } from 'node:child_process';
import { projectNode, root } from './prepare.mjs';

/**
 * Runs a script, with flags of Node before it where there are any, and gives its exit code. The one that takes over hears of signals from us too, and of
 * our end, should we be killed, by the closing of the channel.
 */
export function handOver(arguments_) {
  const child = spawn(projectNode, arguments_, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
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
