import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = { darwin: ['open'], win32: ['explorer.exe'], linux: ['xdg-open'] };

/** Opens a page in the browser of whoever sits at this machine; where there is none, the address that was printed must do. */
export function openPage(file: string): void {
  const [command, ...arguments_] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...arguments_, file], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
