import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './error-message.ts';
import { readJsonObject } from './json-file.ts';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity.ts';
import type { StateFolder } from './state-folder.ts';

/** The one start of a stack that may run. */
export interface StarterLock {
  readonly release: () => void;
}

/**
 * Takes the lock of a stack for this process; gives the process that holds it when that one still runs.
 * `link` makes the file with its content in one step and fails where there is one. A stale file is moved away, not deleted, and looked at again: of two
 * starts that both saw it stale, the slower one may have moved away the fresh lock of the faster one, and puts it back.
 */
export function takeStarterLock(state: StateFolder, pid: number = process.pid): StarterLock | ProcessIdentity {
  const path = lockPath(state);
  const mine = identityOf(pid);
  if (mine === undefined) throw new Error(`Process ${pid} cannot be found, though it runs this line.`);
  const draft = `${path}.${pid}.draft`;
  writeFileSync(draft, `${JSON.stringify(mine)}\n`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (tryLink(draft, path)) return { release: () => rmSync(path, { force: true }) };
      const holder = readHolder(path);
      if (holder !== undefined && isRunning(holder)) return holder;
      moveStaleAway(path, `${path}.${pid}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`${path} could not be taken. Is the folder writable?`);
}

/** The process that holds the lock of a stack and runs, if there is one. */
export function lockHolder(state: StateFolder): ProcessIdentity | undefined {
  const holder = readHolder(lockPath(state));
  return holder !== undefined && isRunning(holder) ? holder : undefined;
}

/** What a person is told whose start is refused. */
export function refusal({ pid }: ProcessIdentity): string {
  return `On Record runs already in this clone, as process ${pid}. Stop it there with Ctrl-C, or with: kill ${pid}`;
}

/** Says whether the result of taking the lock is the lock. */
export function isLock(result: StarterLock | ProcessIdentity): result is StarterLock {
  return 'release' in result;
}

function lockPath(state: StateFolder): string {
  return join(state.path, 'starter.json');
}

function moveStaleAway(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved !== undefined && isRunning(moved)) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readHolder(path: string): ProcessIdentity | undefined {
  const { pid, began } = readJsonObject(path) ?? {};
  return typeof pid === 'number' && typeof began === 'string' ? { pid, began } : undefined;
}
