import { setTimeout as delay } from 'node:timers/promises';
import { lastLines, startChild, type Child } from '../../tools/stack/child-process.ts';
import { messageOf } from '../../tools/stack/error-message.ts';
import type { StateFolder } from '../../tools/stack/state-folder.ts';
import { pause, waitUntil } from '../../tools/stack/wait-until.ts';
import type { ServiceEnd } from '../oracle/judge-ends.ts';
import { appOf, mainOf, serviceNames, settingsOf, type ServiceName, type SettingsPlan } from './service-plans.ts';

/** What services are started with. */
export interface ServicesPlan extends SettingsPlan {
  readonly state: StateFolder;
}

interface Running {
  readonly child: Child;
  isFrozen: boolean;
  /** We end it: it does not count as having ended by itself. */
  isEnded: boolean;
}

const restartAfterMs = 300;
const readyWithinMs = 60_000;
const [answersWithinMs, answerWithinMs] = [8_000, 5_000];
/** Longer than a process may take to drain: it then ends by itself, and whoever does not hangs. */
const stopsWithinMs = 13_000;

/** The processes of the product, each with a log for each of its starts; one that ends by itself is started again, as its operator's machine would do. */
export class Services {
  private readonly running = new Map<ServiceName, Running>();
  private readonly starts = new Map<ServiceName, number>();
  private isStopping = false;
  private ends: ServiceEnd[] = [];

  private readonly plan: ServicesPlan;

  constructor(plan: ServicesPlan) {
    this.plan = plan;
  }

  async startAll(): Promise<void> {
    await Promise.all(serviceNames.map((name) => this.start(name)));
    await this.whenAllReady();
  }

  async start(name: ServiceName): Promise<void> {
    const { state, installation, ports, nodeOptions } = this.plan;
    const count = (this.starts.get(name) ?? 0) + 1;
    this.starts.set(name, count);
    const child = await startChild({
      name: `${name}.${count}`, command: process.execPath, arguments: [mainOf(installation.root, appOf(name))],
      environment: settingsOf(name, { installation, ports, nodeOptions }), state, workingFolder: installation.root,
    });
    const running = { child, isFrozen: false, isEnded: false };
    this.running.set(name, running);
    void child.ended.then((how) => this.revive(name, running, how)).catch((error: unknown) => this.noteEnd(name, running, { how: `could not be started again: ${messageOf(error)}` }));
  }

  /** Those that run and are not frozen, of some kind. */
  awake(of: (name: ServiceName) => boolean): readonly ServiceName[] {
    return serviceNames.filter((name) => of(name) && this.awakeOf(name) !== undefined);
  }

  /** Ends a process as a crash would; nothing when it does not run. Start it again by `start`. */
  async kill(name: ServiceName): Promise<boolean> {
    const running = this.awakeOf(name);
    if (running === undefined) return false;
    running.isEnded = true;
    signal(running.child, 'SIGKILL');
    await running.child.ended;
    await running.child.stop();
    return true;
  }

  /** Which start of a process it is that answers; nothing when none does for a while. */
  async answeringStart(name: ServiceName): Promise<number | undefined> {
    const start = this.starts.get(name);
    const isAnswering = await waitUntil(() => this.answers(name, 'live'), { withinMs: answersWithinMs, describe: () => `${name} to answer`, everyMs: 100 }).then(() => true, () => false);
    return isAnswering && this.starts.get(name) === start ? start : undefined;
  }

  /** Tells one start of a process to stop, and gives the ms until it had ended; nothing when another runs by now. Start it again by `start`. */
  async tellToStop(name: ServiceName, start: number | undefined): Promise<number | undefined> {
    const running = this.awakeOf(name);
    if (running === undefined || this.starts.get(name) !== start) return undefined;
    running.isEnded = true;
    const began = performance.now();
    signal(running.child, 'SIGTERM');
    await Promise.race([running.child.ended, delay(stopsWithinMs, undefined, { ref: false })]);
    signal(running.child, 'SIGKILL');
    const how = await running.child.ended;
    const stoppedAfterMs = performance.now() - began;
    this.noteEnd(name, running, { how, stoppedAfterMs });
    await running.child.stop();
    return stoppedAfterMs;
  }

  /** How processes ended that nobody killed, since this was last asked. */
  takeEnds(): readonly ServiceEnd[] {
    const { ends } = this;
    this.ends = [];
    return ends;
  }

  /** Stops time for a process, at once. Gives the way to let it go on; nothing when it does not run. */
  freeze(name: ServiceName): (() => void) | undefined {
    const running = this.awakeOf(name);
    if (running === undefined) return undefined;
    running.isFrozen = true;
    signal(running.child, 'SIGSTOP');
    return () => {
      running.isFrozen = false;
      signal(running.child, 'SIGCONT');
    };
  }

  healthUrl(name: ServiceName): string {
    return `http://127.0.0.1:${this.plan.ports.health(name)}`;
  }

  /** Waits until all run and say that they are ready. */
  async whenAllReady(): Promise<void> {
    for (const name of serviceNames) await waitUntil(() => this.answers(name, 'ready'), { withinMs: readyWithinMs, describe: () => `${name} to be ready. Its log ends:\n${this.tailOf(name)}`, everyMs: 200 });
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.all([...this.running.values()].map(async (running) => {
      running.isEnded = true;
      signal(running.child, 'SIGCONT');
      await running.child.stop();
    }));
  }

  tailOf(name: ServiceName): string {
    const running = this.running.get(name);
    return running === undefined ? '  (never started)' : lastLines(running.child.logFile);
  }

  private awakeOf(name: ServiceName): Running | undefined {
    const running = this.running.get(name);
    return running === undefined || running.isFrozen || running.isEnded || running.child.hasEnded() ? undefined : running;
  }

  private async answers(name: ServiceName, health: 'live' | 'ready'): Promise<boolean> {
    const response = await fetch(`${this.healthUrl(name)}/health/${health}`, { signal: AbortSignal.timeout(answerWithinMs) });
    return response.ok;
  }

  private noteEnd(name: ServiceName, { child: { logFile } }: Running, { how, stoppedAfterMs }: { readonly how: string; readonly stoppedAfterMs?: number }): void {
    this.ends.push({ name, how, stoppedAfterMs, lastLines: `${lastLines(logFile)}\n  (${logFile})` });
  }

  private async revive(name: ServiceName, running: Running, how: string): Promise<void> {
    if (running.isEnded || this.isStopping) return;
    this.noteEnd(name, running, { how });
    await running.child.stop();
    await pause(restartAfterMs);
    if (!this.isStopping) await this.start(name);
  }
}

function signal({ pid, hasEnded }: Child, name: NodeJS.Signals): void {
  if (!hasEnded()) process.kill(pid, name);
}
