import type { ConsumerState, RunningConsumer } from '@on-record/domain';
import type { StagePause } from './stage-pause';

/**
 * A consumer that is ended while its stage is paused, and begun again afterwards, any number of times: a consumer that is only
 * held would keep partitions that it does not read, and hold up every rebalance of its group. What a paused consumer had at
 * hand is finished first. Resolves when the consumer has begun, or at once where the stage is paused; fails with what `begin`
 * fails with.
 */
export async function pausable(pause: Pick<StagePause, 'current' | 'onChange'>, begin: () => Promise<RunningConsumer>): Promise<RunningConsumer> {
  const consumer = new PausableConsumer(pause, begin);
  await consumer.start();
  return consumer;
}

class PausableConsumer implements RunningConsumer {
  private inner: RunningConsumer | undefined;
  private changing: Promise<void> = Promise.resolve();
  private isChanging = false;
  private isBeginning = false;
  private isStopped = false;
  private forget: () => void = () => undefined;
  private readonly ending = Promise.withResolvers<void>();

  constructor(private readonly pause: Pick<StagePause, 'current' | 'onChange'>, private readonly begin: () => Promise<RunningConsumer>) {
    // Who does not await it learns the same from `state()`; that must not end the process.
    this.ending.promise.catch(() => undefined);
  }

  get finished(): Promise<void> {
    return this.ending.promise;
  }

  async start(): Promise<void> {
    this.forget = this.pause.onChange(() => void this.change().catch((error: unknown) => this.fail(error)));
    try {
      await this.change();
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  state(): ConsumerState {
    if (this.inner !== undefined) return this.inner.state();
    const phase = this.isStopped ? 'stopped' : this.pause.current === undefined ? 'starting' : 'paused';
    return { phase, assigned: [], positions: [] };
  }

  async stop(): Promise<void> {
    this.forget();
    this.isStopped = true;
    // A begin that waits for a log that is away is not waited for; what it gives is ended when it comes.
    if (!this.isBeginning) await this.changing.catch(() => undefined);
    await this.inner?.stop();
    this.ending.resolve();
  }

  /** Brings the consumer to where the pause wants it; one change at a time, and the latest word counts. */
  private change(): Promise<void> {
    if (!this.isChanging) this.changing = this.changeUntilRight();
    return this.changing;
  }

  private async changeUntilRight(): Promise<void> {
    this.isChanging = true;
    try {
      for (let mayRun = this.mayRun; mayRun !== (this.inner !== undefined); mayRun = this.mayRun) {
        if (mayRun) await this.beginInner();
        else await this.endInner();
      }
    } finally {
      // In the same step as the last look at what is wanted, so that no word that comes now is missed.
      this.isChanging = false;
    }
  }

  private get mayRun(): boolean {
    return !this.isStopped && this.pause.current === undefined;
  }

  private async beginInner(): Promise<void> {
    this.isBeginning = true;
    const inner = await this.begin().finally(() => (this.isBeginning = false));
    this.inner = inner;
    inner.finished.catch((error: unknown) => this.fail(error));
  }

  private async endInner(): Promise<void> {
    await this.inner?.stop();
    this.inner = undefined;
  }

  private fail(error: unknown): void {
    this.forget();
    if (this.isStopped) this.ending.resolve();
    else this.ending.reject(error);
  }
}
