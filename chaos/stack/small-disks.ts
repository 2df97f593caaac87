import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { platform, userInfo } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../../tools/stack/error-message.ts';

/** A file system of its own with little room, in memory, which can be filled. */
export interface SmallDisk {
  /** Takes all the room that is left, until `empty`. */
  readonly fill: () => void;
  readonly empty: () => void;
}

/** Marks file systems of the harness in the list of the system, with the process that they belong to. */
const mark = 'on-record-chaos-';
const fillerBytes = 1024 * 1024;

/** Why this machine cannot have a small disk, or `undefined` when it can. */
export function whyNoSmallDisk(folder: string): string | undefined {
  if (platform() !== 'linux') return 'small disks are made on Linux only';
  if (userInfo().uid !== 0) return 'only root may mount';
  mkdirSync(folder, { recursive: true });
  const tried = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', `${mark}${process.pid}`, folder], { encoding: 'utf8' });
  if (tried.status !== 0) return `mount gave ${(tried.stderr ?? '').trim() || String(tried.error?.message ?? tried.status)}`;
  unmount(folder);
  return undefined;
}

/** Mounts a small disk on a folder; it goes with this process, or with the next run where this one is killed. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, `${mark}${process.pid}`, folder]);
  const filler = join(folder, 'filler');
  return {
    fill: () => fillUp(filler),
    empty: () => rmSync(filler, { force: true }),
  };
}

/** Takes away the small disks of this process, and those of processes that have ended. */
export function unmountSmallDisks(): void {
  if (platform() !== 'linux') return;
  for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
    const [source = '', folder = ''] = line.split(' ');
    const owner = source.startsWith(mark) ? Number(source.slice(mark.length)) : undefined;
    // In this list a space within a name is written as \040.
    if (owner !== undefined && (owner === process.pid || !isAlive(owner))) unmount(folder.replaceAll('\\040', ' '));
  }
}

/** Lazily: what still has a file open on it goes on until it ends, and then the disk goes too. */
function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}

function fillUp(file: string): void {
  const handle = openSync(file, 'a');
  const block = Buffer.alloc(fillerBytes);
  try {
    for (let size = fillerBytes; size >= 1; ) {
      try {
        writeSync(handle, block, 0, size);
      } catch (error) {
        if (!hasCode(error, 'ENOSPC')) throw error;
        // Smaller pieces go in where a great one does not.
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(handle);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
