import { spawn, type ChildProcess } from 'node:child_process';
import type { Account } from './child-process.ts';
import { hasCode } from './error-message.ts';

/** A command that runs to its end. */
export interface CommandToRun {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly withinMs: number;
  readonly environment?: NodeJS.ProcessEnv;
  readonly workingFolder?: string;
  readonly account?: Account | undefined;
  readonly input?: string;
}

/** How a command ended. */
export interface CommandResult {
  readonly isOk: boolean;
  /** Standard output and standard error as they came, the last 64 kB of them. */
  readonly output: string;
  /** `exit code 1`, `signal SIGKILL`, `no such command`, `no end within 10 s`. */
  readonly ending: string;
}

const keptCharacters = 65_536;
const running = new Set<ChildProcess>();

/** Ends the commands that still run, for a starter that is told to stop in the middle of a step. */
export function killCommands(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Runs a command and tells how it ended; never throws. */
export function runCommand(wanted: CommandToRun): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(wanted.command, [...wanted.arguments], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: wanted.environment ?? process.env,
      ...(wanted.workingFolder === undefined ? {} : { cwd: wanted.workingFolder }),
      ...wanted.account,
    });
    running.add(child);
    const finish = (ending: string): void => {
      clearTimeout(alarm);
      running.delete(child);
      resolve({ isOk: ending === 'exit code 0', output, ending });
    };
    const alarm = setTimeout(() => {
      child.kill('SIGKILL');
      finish(`no end within ${wanted.withinMs / 1000} s`);
    }, wanted.withinMs);
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-keptCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => finish(hasCode(error, 'ENOENT') ? 'no such command' : error.message));
    child.once('close', (code, signal) => finish(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`));
    // A command that reads no input closes the pipe; that is no failure of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(wanted.input ?? '');
  });
}
