import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './process-identity.ts';
import { dropRecord, endProcess, keepRecord, type StopSignal } from './process-record.ts';
import type { StateFolder } from './state-folder.ts';

/** The user that a child runs as, when it cannot run as ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A process to start. */
export interface ChildToStart {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly state: StateFolder;
  readonly workingFolder?: string;
  readonly account?: Account | undefined;
  readonly stopSignal?: StopSignal;
  readonly stopWithinMs?: number;
}

/** A process that runs. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Settles, and never rejects, when the process has ended: `exit code 1`, `signal SIGKILL`. */
  readonly ended: Promise<string>;
  readonly hasEnded: () => boolean;
  /** Stops it in an orderly way within its deadline, then kills it. */
  readonly stop: () => Promise<'gone' | 'stopped' | 'killed'>;
}

/**
 * Starts a process in a group of its own, so that Ctrl-C in a terminal reaches only the starter, which then stops its children in order.
 * Its output goes straight to a file, so that it outlives a killed starter without breaking. Throws when it cannot be started.
 */
export async function startChild(wanted: ChildToStart): Promise<Child> {
  const logFile = join(wanted.state.logs, `${wanted.name}.log`);
  const child = spawnToFile(wanted, logFile);
  const ended = endOf(child);
  await spawned(child, wanted);
  const { pid } = child;
  const identity = pid === undefined ? undefined : identityOf(pid);
  if (pid === undefined || identity === undefined) throw new Error(`${wanted.name} ended at once with ${await ended}. Its log ends:\n${lastLines(logFile)}`);
  const record = { ...identity, name: wanted.name, stopSignal: wanted.stopSignal ?? 'SIGTERM' } as const;
  keepRecord(wanted.state.processes, record);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const stop = async (): Promise<'gone' | 'stopped' | 'killed'> => {
    const how = await endProcess(record, wanted.stopWithinMs ?? 15_000);
    dropRecord(wanted.state.processes, wanted.name);
    return how;
  };
  return { name: wanted.name, pid, logFile, ended, hasEnded: () => over, stop };
}

/** The end of a log, for a message about a process that died. */
export function lastLines(logFile: string, count = 20): string {
  if (!existsSync(logFile)) return '  (no log)';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).map((line) => `  ${line}`).join('\n');
}

function spawnToFile(wanted: ChildToStart, logFile: string): ChildProcess {
  mkdirSync(wanted.state.logs, { recursive: true });
  // The log of the start before is kept: it tells why that start ended.
  if (existsSync(logFile)) renameSync(logFile, logFile.replace(/\.log$/, '.previous.log'));
  const output = openSync(logFile, 'a', 0o600);
  try {
    return spawn(wanted.command, [...wanted.arguments], {
      cwd: wanted.workingFolder ?? '/',
      env: wanted.environment,
      detached: true,
      stdio: ['ignore', output, output],
      ...wanted.account,
    });
  } finally {
    closeSync(output);
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`));
    child.once('error', (error) => resolve(error.message));
  });
}

function spawned(child: ChildProcess, wanted: ChildToStart): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`${wanted.name} could not be started as ${wanted.command}: ${error.message}`, { cause: error })));
  });
}
