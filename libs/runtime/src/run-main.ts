import { OnRecordError } from '@on-record/domain';
import type { HttpProcess } from './start-http-process';

const DRAIN_DEADLINE_MS = 10_000;

/**
 * Runs a process until it is told to stop. SIGTERM and SIGINT drain it within 10 s; a second signal or the deadline ends
 * it at once. A start that fails prints its error for people and ends with 1.
 */
export function runMain(main: () => Promise<HttpProcess>): void {
  // What `main` throws before its first await is a failed start like any other.
  Promise.resolve().then(main).then(stopOnSignal, fail);
}

/** Prints an error for people to standard error and ends the process with 1. */
export function fail(error: unknown): never {
  const message = error instanceof OnRecordError ? `${error.code}: ${error.message}` : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function stopOnSignal(running: HttpProcess): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), DRAIN_DEADLINE_MS).unref();
    running.close().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
