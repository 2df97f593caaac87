import { waitUntil } from './wait-until.ts';

describe('waiting for a condition', () => {
  it('gives what the condition gave when it came true', async () => {
    let tries = 0;
    expect(await waitUntil(() => (tries += 1) >= 3 && `try ${tries}`, { withinMs: 1_000, everyMs: 1, describe: 'a third try' })).toBe('try 3');
  });

  it('names what it waited for and the last failure when time is up', async () => {
    const failing = (): Promise<boolean> => Promise.reject(new Error('connection refused'));
    await expect(waitUntil(failing, { withinMs: 20, everyMs: 1, describe: () => 'the broker' })).rejects.toThrow('in vain for the broker. The last attempt said: connection refused');
  });

  it('tries once even without any time', async () => {
    expect(await waitUntil(() => true, { withinMs: 0, everyMs: 1, describe: 'now' })).toBe(true);
  });
});
