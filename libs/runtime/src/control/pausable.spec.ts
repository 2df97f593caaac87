import type { ConsumerState, RunningConsumer, StagePaused } from '@on-record/domain';
import { setImmediate as turn } from 'node:timers/promises';
import { consumerProbe } from '../consumer-probe';
import { pausable } from './pausable';
import { pauseSentence } from './stage-pause';

const PAUSE: StagePaused = { stage: 'projector', pausedAt: '2026-03-02T10:00:00.000Z', by: { actor: 'ann', reason: 'maintenance' } };

/** A pause that a test decides. */
class TestPause {
  current: StagePaused | undefined;
  private readonly listeners = new Set<() => void>();

  get sentence(): string | undefined {
    return this.current && pauseSentence(this.current);
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  set(isPaused: boolean): void {
    this.current = isPaused ? PAUSE : undefined;
    for (const listener of this.listeners) listener();
  }
}

/** A consumer that is asked nothing but to stop. */
class TestConsumer implements RunningConsumer {
  readonly ending = Promise.withResolvers<void>();
  readonly finished = this.ending.promise;
  isStopped = false;

  constructor(private readonly stopping: Promise<void> = Promise.resolve()) {
    this.finished.catch(() => undefined);
  }

  state(): ConsumerState {
    return { phase: this.isStopped ? 'stopped' : 'running', assigned: [], positions: [] };
  }

  async stop(): Promise<void> {
    await this.stopping;
    this.isStopped = true;
    this.ending.resolve();
  }
}

async function turns(): Promise<void> {
  for (let count = 0; count < 5; count += 1) await turn();
}

describe('a consumer that can be paused', () => {
  let pause: TestPause;
  let begun: TestConsumer[];
  const begin = (consumer = new TestConsumer()): Promise<RunningConsumer> => {
    begun.push(consumer);
    return Promise.resolve(consumer);
  };

  beforeEach(() => {
    pause = new TestPause();
    begun = [];
  });

  it('runs where nobody paused its stage', async () => {
    const consumer = await pausable(pause, () => begin());
    expect(consumer.state().phase).toBe('running');
    await consumer.stop();
    await expect(consumer.finished).resolves.toBeUndefined();
    expect(begun.map(({ isStopped }) => isStopped)).toEqual([true]);
  });

  it('does not begin where its stage is paused, and begins when it is resumed', async () => {
    pause.set(true);
    const consumer = await pausable(pause, () => begin());
    expect(consumer.state().phase).toBe('paused');
    expect(begun).toEqual([]);
    pause.set(false);
    await turns();
    expect(consumer.state().phase).toBe('running');
  });

  it('ends when its stage is paused, and another begins when it is resumed', async () => {
    const consumer = await pausable(pause, () => begin());
    pause.set(true);
    await turns();
    expect(consumer.state().phase).toBe('paused');
    pause.set(false);
    await turns();
    expect(consumer.state().phase).toBe('running');
    expect(begun.map(({ isStopped }) => isStopped)).toEqual([true, false]);
  });

  it('follows the last word where its stage is paused and resumed while it ends', async () => {
    const door = Promise.withResolvers<void>();
    const consumer = await pausable(pause, () => begin(begun.length === 0 ? new TestConsumer(door.promise) : new TestConsumer()));
    pause.set(true);
    pause.set(false);
    pause.set(true);
    pause.set(false);
    door.resolve();
    await turns();
    expect(consumer.state().phase).toBe('running');
    expect(begun).toHaveLength(2);
  });

  it('several follow one pause', async () => {
    const consumers = await Promise.all([pausable(pause, () => begin()), pausable(pause, () => begin())]);
    pause.set(true);
    await turns();
    expect(consumers.map((consumer) => consumer.state().phase)).toEqual(['paused', 'paused']);
  });

  it('fails with what ends its consumer, and stays so', async () => {
    const consumer = await pausable(pause, () => begin());
    begun[0]!.ending.reject(new Error('A broken assumption.'));
    await expect(consumer.finished).rejects.toThrow('A broken assumption.');
    pause.set(true);
    pause.set(false);
    await turns();
    expect(begun).toHaveLength(1);
  });

  it('fails with what keeps it from beginning, at the start and after a pause', async () => {
    await expect(pausable(pause, () => Promise.reject(new Error('No such topic.')))).rejects.toThrow('No such topic.');
    pause.set(true);
    const consumer = await pausable(pause, () => Promise.reject(new Error('No such topic.')));
    pause.set(false);
    await expect(consumer.finished).rejects.toThrow('No such topic.');
  });

  it('stops without waiting for a log that is away, and ends what begins afterwards', async () => {
    const answer = Promise.withResolvers<RunningConsumer>();
    pause.set(true);
    const consumer = await pausable(pause, () => answer.promise);
    pause.set(false);
    await turns();
    await consumer.stop();
    const late = new TestConsumer();
    answer.resolve(late);
    await turns();
    expect(late.isStopped).toBe(true);
    await expect(consumer.finished).resolves.toBeUndefined();
  });

  it('is ready while paused, and says since when and by whom', async () => {
    pause.set(true);
    const consumer = await pausable(pause, () => begin());
    expect(await consumerProbe(consumer, pause).check()).toEqual({
      isReady: true, reason: 'Paused since 2026-03-02T10:00:00.000Z by ann (maintenance); it goes on after: on-record resume projector.',
    });
  });
});
