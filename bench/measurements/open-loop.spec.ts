import { openLoop, sendTimes, type Clock } from './open-loop.ts';

/** A clock that moves only when somebody sleeps, or says so. */
class HandClock implements Clock {
  time = 1_000;
  readonly now = (): number => this.time;
  readonly sleep = (ms: number): Promise<void> => {
    this.time += ms;
    return Promise.resolve();
  };
}

describe('the times of an open loop', () => {
  it('are fixed by the rate alone', () => {
    expect(sendTimes(4, 4)).toEqual([0, 250, 500, 750]);
    expect(sendTimes(5, 0)).toEqual([]);
    expect(() => sendTimes(0, 1)).toThrow('above 0');
  });
});

describe('an open loop', () => {
  it('sends on time though nothing is answered, and gives the times that were intended', async () => {
    const clock = new HandClock();
    const sentAt: number[] = [];
    const { promise: answers, resolve: answerAll } = Promise.withResolvers<void>();
    const loop = openLoop(sendTimes(10, 3), () => {
      sentAt.push(clock.time);
      if (sentAt.length === 3) answerAll();
      return answers;
    }, clock);
    expect(await loop).toEqual([1_000, 1_100, 1_200]);
    expect(sentAt).toEqual([1_000, 1_100, 1_200]);
  });

  it('makes up for sends that came late without moving the times that latency is counted from', async () => {
    const clock = new HandClock();
    const sentAt: number[] = [];
    const dueAt = await openLoop(sendTimes(10, 4), () => {
      sentAt.push(clock.time);
      // The sender itself is held up once, as by a pause for garbage.
      if (sentAt.length === 1) clock.time += 250;
      return Promise.resolve();
    }, clock);
    expect(sentAt).toEqual([1_000, 1_250, 1_250, 1_300]);
    expect(dueAt).toEqual([1_000, 1_100, 1_200, 1_300]);
  });

  it('ends when a send fails', async () => {
    await expect(openLoop(sendTimes(10, 3), (place) => (place === 1 ? Promise.reject(new Error('refused')) : Promise.resolve()), new HandClock())).rejects.toThrow('refused');
  });
});
