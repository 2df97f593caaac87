import { OnRecordError } from '@on-record/domain';
import { runMain } from './run-main';

/** What a process whose start fails says on standard error, and the code that it ends with. */
async function endOf(main: () => Promise<never>): Promise<{ readonly said: string; readonly code: unknown }> {
  const said: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const ended = Promise.withResolvers<unknown>();
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    ended.resolve(code);
    return undefined as never;
  });
  try {
    runMain(main);
    return { code: await ended.promise, said: said.join('') };
  } finally {
    write.mockRestore();
    exit.mockRestore();
  }
}

const fault = new OnRecordError('CONFIGURATION_INVALID', 'The configuration has 1 fault(s):\n  PORT: given nothing; allowed: a port');

describe('a process whose start fails', () => {
  it.each<readonly [string, () => Promise<never>]>([
    ['at once', () => { throw fault; }],
    ['later', () => Promise.reject(fault)],
  ])('%s says why for people, without a stack, and ends with 1', async (_when, main) => {
    expect(await endOf(main)).toEqual({ said: `CONFIGURATION_INVALID: ${fault.message}\n`, code: 1 });
  });
});
