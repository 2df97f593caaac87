import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { configurationFaults } from '../../../test/support/configuration-faults';
import { parseConfiguration } from './parse-configuration';
import { readSecret } from './setting-files';
import { settings } from './settings';

const folder = mkdtempSync(join(tmpdir(), 'on-record-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const schema = z.object({ READER_PASSWORD: settings.secret.optional(), APP_PORT: settings.port.default(1), SOURCES_FILE: z.string().optional() });

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const faultsOf = (environment: Record<string, string>): string => configurationFaults(schema, environment);

describe('a setting in a file', () => {
  it.each([
    ['no line feed', 'a long enough secret', 'a long enough secret'],
    ['a line feed at its end, which is dropped', 'a long enough secret\n', 'a long enough secret'],
    ['a line feed of Windows', 'a long enough secret\r\n', 'a long enough secret'],
    ['letters beyond ASCII', 'a lóng enough secret', 'a lóng enough secret'],
  ])('is taken with %s', (_name, content, expected) => {
    expect(parseConfiguration(schema, { READER_PASSWORD_FILE: file('taken', content) })).toMatchObject({ READER_PASSWORD: expected });
  });

  it('keeps a second line feed, which no password may have', () => {
    const path = file('taken', 'a long enough secret\n\n');
    expect(parseConfiguration(z.object({ TEXT: z.string() }), { TEXT_FILE: path })).toEqual({ TEXT: 'a long enough secret\n' });
    expect(faultsOf({ READER_PASSWORD_FILE: path })).toMatch(/READER_PASSWORD: given the content of ".*taken"; allowed: one line without control characters/);
  });

  it('may be any setting, and stand behind links as Kubernetes mounts secrets', () => {
    mkdirSync(join(folder, 'v1'));
    file('v1/port', '8080\n');
    symlinkSync('v1', join(folder, '..data'));
    symlinkSync(join('..data', 'port'), join(folder, 'port'));
    expect(parseConfiguration(schema, { APP_PORT_FILE: join(folder, 'port') })).toMatchObject({ APP_PORT: 8080 });
  });

  it('is not confused with one whose own name ends so', () => {
    expect(parseConfiguration(schema, { SOURCES_FILE: '/not/read' })).toMatchObject({ SOURCES_FILE: '/not/read' });
    expect(parseConfiguration(schema, { SOURCES_FILE_FILE: file('name', '/named') })).toMatchObject({ SOURCES_FILE: '/named' });
    expect(parseConfiguration(z.object({ A: z.string().optional(), A_FILE: z.string() }), { A_FILE: '/not/read' })).toEqual({ A_FILE: '/not/read' });
  });

  it('counts as not given where the name of the file is empty', () => {
    expect(parseConfiguration(schema, { READER_PASSWORD_FILE: '' })).not.toHaveProperty('READER_PASSWORD');
  });

  it('is refused where it is given twice, with all other faults', () => {
    const path = file('twice', 'a long enough secret');
    expect(faultsOf({ READER_PASSWORD: 'another long secret', READER_PASSWORD_FILE: path, APP_PORT: '70000' })).toMatch(
      /2 fault\(s\):\n {2}READER_PASSWORD_FILE: given ".*twice"; allowed: only one of READER_PASSWORD and READER_PASSWORD_FILE\n {2}APP_PORT: given "70000"/,
    );
  });

  it.each<[string, () => string, RegExp]>([
    ['not there', () => join(folder, 'nowhere'), /nowhere" cannot be read \(ENOENT\)$/],
    ['a folder', () => folder, /is no regular file$/],
    ['a named pipe, which would never end', () => namedPipe(), /is no regular file$/],
    ['empty', () => file('empty', ''), /empty" is empty$/],
    ['a line feed alone', () => file('blank', '\n'), /blank" is empty$/],
    ['too large', () => file('large', 'x'.repeat(1_000_001)), /is larger than 1000000 bytes$/],
    ['not UTF-8', () => file('bytes', Buffer.from([0x73, 0xff, 0xfe])), /cannot be read \(it is not UTF-8\)$/],
  ])('is refused where it is %s, by key, path and reason', (_name, path, expected) => {
    const faults = faultsOf({ READER_PASSWORD_FILE: path() });
    expect(faults).toMatch(/1 fault\(s\):\n {2}READER_PASSWORD_FILE: given "/);
    expect(faults).toMatch(expected);
  });

  // Root reads whatever the rights of a file are.
  (process.getuid?.() === 0 ? it.skip : it)('is refused where it may not be read', () => {
    const path = file('hidden', 'a long enough secret');
    chmodSync(path, 0);
    expect(faultsOf({ READER_PASSWORD_FILE: path })).toMatch(/cannot be read \(EACCES\)$/);
  });

  it('never shows what is in the file', () => {
    expect(faultsOf({ APP_PORT_FILE: file('secret-port', 'hunter2') })).toMatch(/APP_PORT: given the content of ".*secret-port"; allowed: a port/);
    expect(faultsOf({ APP_PORT_FILE: file('secret-port', 'hunter2') })).not.toContain('hunter2');
  });
});

describe('a secret by the name of a variable', () => {
  const seen: string[] = [];
  const secretOf = (environment: Record<string, string>): unknown => readSecret('S', environment, (path) => seen.push(path));

  it('stands in the variable, or in the file that it names, which is told before it is read', () => {
    const path = file('s', 'from a file\n');
    expect(secretOf({ S: 'from the variable' })).toEqual({ secret: 'from the variable' });
    expect(secretOf({ S_FILE: path })).toEqual({ secret: 'from a file' });
    expect(secretOf({ S_FILE: join(folder, 'later') })).toEqual({ fault: expect.stringMatching(/^S_FILE: the file .*later" cannot be read \(ENOENT\)$/) as string });
    expect(seen).toEqual([path, join(folder, 'later')]);
  });

  it('is refused where it is not there, or given twice', () => {
    expect(secretOf({})).toEqual({ fault: 'the environment variable S is not there' });
    expect(secretOf({ S: 'one', S_FILE: 'two' })).toEqual({ fault: 'only one of S and S_FILE may be given' });
  });
});

function namedPipe(): string {
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}
