import { chownSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import type { Account } from './child-process.ts';
import { readJsonObject, writeJsonFile } from './json-file.ts';
import { commandOf } from './process-identity.ts';
import type { StateFolder } from './state-folder.ts';

/** Where a PostgreSQL's data lie, and a folder around them that the account can enter. */
export interface PostgresPlace {
  readonly dataFolder: string;
  readonly reachableFolder: string;
}

const outside = '/var/tmp';
const prefix = 'on-record-';

/**
 * The place of a stack's database. Ours is the state folder. Another account may not be able to enter the clone, whose folders are not ours to open to others:
 * its data lie in a folder of their own under /var/tmp, which survives a restart of the machine.
 */
export function postgresPlace(state: StateFolder, account: Account | undefined): PostgresPlace {
  if (account === undefined) return { dataFolder: state.postgresData, reachableFolder: state.path };
  dropOrphans(state);
  const folder = join(outside, `${prefix}${state.instance}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== userInfo().uid) throw new Error(`${folder} is not ours. Remove it and start again.`);
  writeJsonFile(join(folder, 'owner.json'), { statePath: state.path });
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  chownSync(dataFolder, account.uid, account.gid);
  return { dataFolder, reachableFolder: folder };
}

/** Removes the database of a stack, wherever it lies. */
export function wipePostgres(state: StateFolder): void {
  rmSync(state.postgresData, { recursive: true, force: true });
  rmSync(join(outside, `${prefix}${state.instance}`, 'data'), { recursive: true, force: true });
}

/** Removes all that a throw-away stack has outside its state folder. */
export function dropPlace(state: StateFolder): void {
  rmSync(join(outside, `${prefix}${state.instance}`), { recursive: true, force: true });
}

/** The pid of the server that runs on a data folder, by PostgreSQL's own lock file; `undefined` when none does, or when that pid is another program's by now. */
export function serverOn(dataFolder: string): number | undefined {
  const [pid, folder] = readLines(join(dataFolder, 'postmaster.pid'));
  const isOurs = folder === dataFolder && /^\d{1,10}$/.test(pid ?? '') && commandOf(Number(pid)).includes(dataFolder);
  return isOurs ? Number(pid) : undefined;
}

/** Says whether a server can be used: it writes so on line 8 of its lock file (`pg_ctl` waits for the same). The file of a server that was killed says so too. */
export function isServerReady(dataFolder: string, pid: number): boolean {
  const lines = readLines(join(dataFolder, 'postmaster.pid'));
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

/** A file that the account alone can read, for a password that must not show in a list of processes. */
export function writeForAccount(path: string, text: string, account: Account | undefined): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

/** A clone that was deleted and made again in the same folder has a new name; what the old one left outside of it is of no use to anyone. */
function dropOrphans(state: StateFolder): void {
  for (const name of readdirSync(outside).filter((each) => each.startsWith(prefix) && each !== `${prefix}${state.instance}`)) {
    const folder = join(outside, name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    const isOfThisClone = found?.isDirectory() === true && found.uid === userInfo().uid && readJsonObject(join(folder, 'owner.json'))?.['statePath'] === state.path;
    if (isOfThisClone && serverOn(join(folder, 'data')) === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
