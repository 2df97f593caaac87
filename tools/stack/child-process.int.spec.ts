import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child, type ChildToStart } from './child-process.ts';
import { choosePorts, isFree, isOurKindOfPort } from './free-ports.ts';
import { writeJsonFile } from './json-file.ts';
import { endLeftovers } from './leftovers.ts';
import { identityOf, isRunning } from './process-identity.ts';
import { keepRecord, readRecords } from './process-record.ts';
import { runCommand } from './run-command.ts';
import { openStateFolder, type StateFolder } from './state-folder.ts';
import { waitUntil } from './wait-until.ts';

let state: StateFolder;

beforeEach(() => {
  state = openStateFolder(mkdtempSync(join(tmpdir(), 'on-record-child-')));
});

afterEach(async () => {
  await endLeftovers(state);
  rmSync(state.path, { recursive: true });
});

/** Runs a line of shell as a child that says "up" when it begins. */
async function startShell(name: string, script: string, more: Partial<ChildToStart> = {}): Promise<Child> {
  const child = await startChild({ name, command: 'sh', arguments: ['-c', `echo up; ${script}`], environment: process.env, state, ...more });
  await waitUntil(() => readFileSync(child.logFile, 'utf8').includes('up'), { withinMs: 10_000, describe: `${name} to begin` });
  return child;
}

describe('a child process', () => {
  it('is recorded while it runs, stops when asked and is forgotten', async () => {
    const child = await startShell('sleeper', 'exec sleep 60');
    expect(readRecords(state.processes).map(({ name, pid }) => [name, pid])).toEqual([['sleeper', child.pid]]);
    expect(await child.stop()).toBe('stopped');
    expect(await child.ended).toBe('signal SIGTERM');
    expect(readRecords(state.processes)).toEqual([]);
  });

  it('is killed with whatever it started when it does not stop in time', async () => {
    const child = await startShell('stubborn', "trap '' TERM; sleep 60 & echo grandchild $!; wait; wait", { stopWithinMs: 300 });
    const grandchild = await waitUntil(() => /grandchild (\d+)/.exec(readFileSync(child.logFile, 'utf8'))?.[1], { withinMs: 5_000, describe: 'a grandchild' });
    const identity = identityOf(Number(grandchild))!;
    expect(await child.stop()).toBe('killed');
    await waitUntil(() => !isRunning(identity), { withinMs: 5_000, describe: 'the grandchild to end' });
  });

  it('tells how it ended by itself, and keeps the log of the run before', async () => {
    expect(await (await startShell('brief', 'echo first; sleep 0.2; exit 3')).ended).toBe('exit code 3');
    const again = await startShell('brief', 'echo second; exec sleep 60');
    expect([readFileSync(again.logFile, 'utf8'), readFileSync(again.logFile.replace('.log', '.previous.log'), 'utf8')]).toEqual(['up\nsecond\n', 'up\nfirst\n']);
  });

  it('that does not exist is an error that names it', async () => {
    await expect(startChild({ name: 'ghost', command: '/no/such/program', arguments: [], environment: {}, state })).rejects.toThrow('ghost could not be started as /no/such/program');
  });
});

describe('the leftovers of a killed start', () => {
  it('are ended by their records, but a process that only has the pid of one of them is not', async () => {
    const left = await startShell('ingestor', 'exec sleep 60');
    const stranger = await startShell('stranger', 'exec sleep 60');
    keepRecord(state.processes, { name: 'stranger', pid: stranger.pid, began: 'another boot/1', stopSignal: 'SIGTERM' });
    expect(await endLeftovers(state)).toEqual(['ingestor']);
    // The system forgets a process a moment before Node hears of its end.
    await left.ended;
    expect(stranger.hasEnded()).toBe(false);
    expect(readRecords(state.processes)).toEqual([]);
    await stranger.stop();
  });

  it('are ended in the order in which a start would stop them', async () => {
    for (const name of ['kafka', 'postgres', 'extractor']) await startShell(name, 'exec sleep 60');
    expect(await endLeftovers(state)).toEqual(['extractor', 'kafka', 'postgres']);
  });

  it('are none when a record is torn', async () => {
    writeFileSync(join(state.processes, 'torn.json'), '{"pid": 1');
    expect(await endLeftovers(state)).toEqual([]);
  });
});

describe('a command', () => {
  it.each([
    ['ends well', ['-c', 'echo out; echo err >&2'], 'exit code 0'],
    ['fails', ['-c', 'exit 7'], 'exit code 7'],
    ['takes too long', ['-c', 'exec sleep 60'], 'no end within 0.3 s'],
  ])('%s, and it is told how', async (_name, flags, ending) => {
    expect((await runCommand({ command: 'sh', arguments: flags, withinMs: ending.startsWith('no end') ? 300 : 10_000 })).ending).toBe(ending);
  });

  it('that does not exist is told as such', async () => {
    expect(await runCommand({ command: 'no-such-command-here', arguments: [], withinMs: 1_000 })).toMatchObject({ isOk: false, ending: 'no such command' });
  });
});

describe('the choice of ports', () => {
  it('gives each name a free port of our kind, and the same one again', async () => {
    const first = await choosePorts(state, ['a', 'b', 'c']);
    expect(new Set(first.values()).size).toBe(3);
    expect([...first.values()].every(isOurKindOfPort)).toBe(true);
    expect(await choosePorts(state, ['c', 'a'])).toEqual(new Map([['c', first.get('c')], ['a', first.get('a')]]));
  });

  it('gives another port when somebody has taken the one of last time', async () => {
    const port = (await choosePorts(state, ['a'])).get('a')!;
    const taker = await startChild({
      name: 'taker', command: process.execPath, arguments: ['-e', `require('node:net').createServer().listen(${port}, '127.0.0.1')`], environment: {}, state,
    });
    await waitUntil(async () => !(await isFree(port)), { withinMs: 10_000, describe: 'the port to be taken' });
    expect((await choosePorts(state, ['a'])).get('a')).not.toBe(port);
    await taker.stop();
  });

  it.each([5_432, 9_092, 25_672, 29_092, 26_379, 40_000, 'many'])('does not stay with %s, wherever that came from', async (port) => {
    writeJsonFile(join(state.path, 'ports.json'), { a: port });
    expect(isOurKindOfPort((await choosePorts(state, ['a'])).get('a')!)).toBe(true);
  });
});
