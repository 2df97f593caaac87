import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMavenKafka } from '../../tools/stack/kafka-from-maven.ts';
import { readRecords } from '../../tools/stack/process-record.ts';
import { silentProgress } from '../../tools/stack/progress.ts';
import type { RunningService } from '../../tools/stack/running-service.ts';
import { serviceVariables } from './services';
import { dropStack, kafkaCacheFolder, openThrowAwayFolder } from './test-stack';

/** A broker of a test's own, which it can take away and bring back. Its address and its data stay the same. */
export interface BrokerControl {
  readonly brokers: string;
  /** Brings it back after `stop` or `kill`; settles when it takes requests. */
  readonly start: () => Promise<void>;
  /** Takes it away in an orderly way. */
  readonly stop: () => Promise<void>;
  /** Takes it away as a crash would. */
  readonly kill: () => Promise<void>;
  /** Stops time for it: connections stay open, nothing is answered. */
  readonly freeze: () => void;
  /** Lets time go on. */
  readonly thaw: () => void;
  /** Takes it away for good, with its data. */
  readonly end: () => Promise<void>;
}

const STOPPED_WITHIN_MS = 2_000;

/** Starts a broker of a test's own. Throws when this machine has no Java: `describeWithBrokerControl` skips visibly then. */
export async function startBroker(): Promise<BrokerControl> {
  const state = openThrowAwayFolder();
  const launch = (): Promise<RunningService> => startMavenKafka({ state, cacheFolder: kafkaCacheFolder, progress: silentProgress });
  let service = await launch();
  const signal = (name: NodeJS.Signals): void => readRecords(state.processes).forEach(({ pid }) => process.kill(pid, name));
  return {
    brokers: service.address,
    start: async () => {
      const before = service.address;
      service = await launch();
      if (service.address !== before) throw new Error(`The broker came back on ${service.address}, for something else has taken ${before}.`);
    },
    stop: () => service.stop(),
    kill: async () => {
      signal('SIGKILL');
      await service.ended;
      await service.stop();
    },
    freeze: () => {
      signal('SIGSTOP');
      readRecords(state.processes).forEach(({ pid }) => waitUntilStopped(pid));
    },
    thaw: () => signal('SIGCONT'),
    end: async () => {
      signal('SIGCONT');
      await service.stop();
      await dropStack(state);
    },
  };
}

/** A process with many threads stops thread by thread, and those that still run may answer. Elsewhere than on Linux nothing tells. */
function waitUntilStopped(pid: number): void {
  const tasks = `/proc/${pid}/task`;
  const isRunning = (task: string): boolean => !/\) [TtZX]/.test(statusOf(join(tasks, task, 'stat')));
  const until = performance.now() + STOPPED_WITHIN_MS;
  while (existsSync(tasks) && readdirSync(tasks).some(isRunning) && performance.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

/** What Linux says of a thread; one that has ended meanwhile runs no longer. */
function statusOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '(gone) X';
  }
}

/** Tests that take a broker away. Where this machine cannot start one for them, they are skipped, and their name says why. */
export function describeWithBrokerControl(name: string, tests: () => void): void {
  const whyNot = process.env[serviceVariables.noBrokerControl] ?? '';
  if (whyNot === '') describe(name, tests);
  else describe.skip(`${name} (not run: ${whyNot})`, tests);
}
