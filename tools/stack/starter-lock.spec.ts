import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from './process-identity.ts';
import { isLock, lockHolder, takeStarterLock } from './starter-lock.ts';
import { openStateFolder, type StateFolder } from './state-folder.ts';

describe('the lock of a start', () => {
  let state: StateFolder;

  beforeEach(() => {
    state = openStateFolder(mkdtempSync(join(tmpdir(), 'on-record-lock-')));
  });

  afterEach(() => rmSync(state.path, { recursive: true }));

  it('refuses a second start and names the first', () => {
    const first = takeStarterLock(state);
    expect(isLock(first)).toBe(true);
    expect(takeStarterLock(state)).toEqual(identityOf(process.pid));
    expect(lockHolder(state)?.pid).toBe(process.pid);
  });

  it('can be taken again after its release', () => {
    const first = takeStarterLock(state);
    if (isLock(first)) first.release();
    expect(lockHolder(state)).toBeUndefined();
    expect(isLock(takeStarterLock(state))).toBe(true);
  });

  it.each([
    ['of a process that has ended', { pid: 2 ** 22 + 1, began: 'boot/1' }],
    ['of a process whose pid another one has now', { pid: process.pid, began: 'boot/1' }],
    ['that is torn', 'nothing'],
  ])('is taken from a file %s, and leaves no other files', (_name, content) => {
    writeFileSync(join(state.path, 'starter.json'), JSON.stringify(content));
    expect(lockHolder(state)).toBeUndefined();
    expect(isLock(takeStarterLock(state))).toBe(true);
    expect(lockHolder(state)?.pid).toBe(process.pid);
    expect(readdirSync(state.path).filter((name) => name.startsWith('starter'))).toEqual(['starter.json']);
  });
});
