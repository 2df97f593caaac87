import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beganFromStat, commandOf, identityOf, isRunning } from './process-identity.ts';

const rest = 'R 1 7 7 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000 10';

describe('the identity of a process', () => {
  it.each([
    ['an ordinary command', `7 (node) ${rest}`, 'boot/987654'],
    ['a command with brackets and blanks', `7 (a) b) R 1 (c)) ${rest}`, 'boot/987654'],
    ['a zombie', `7 (node) ${rest.replace('R', 'Z')}`, undefined],
    ['a dead process', `7 (node) ${rest.replace('R', 'X')}`, undefined],
    ['a line that is cut short', '7 (node) R 1 7', undefined],
  ])('is read from the stat line of %s', (_name, stat, expected) => {
    expect(beganFromStat(stat, 'boot')).toBe(expected);
  });

  it('is that of a process as long as it runs', async () => {
    const child = spawn('sleep', ['30'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const identity = identityOf(child.pid ?? 0)!;
    expect(isRunning(identity)).toBe(true);
    expect(commandOf(identity.pid)).toContain('sleep');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning(identity)).toBe(false);
  });

  it('is not that of a later process with the same pid', () => {
    const mine = identityOf(process.pid)!;
    expect(isRunning(mine)).toBe(true);
    expect(isRunning({ ...mine, began: `${mine.began}0` })).toBe(false);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 40])('does not exist for the pid %s', (pid) => {
    expect(identityOf(pid)).toBeUndefined();
  });
});
