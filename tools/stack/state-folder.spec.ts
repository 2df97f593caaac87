import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJsonObject, writeJsonFile } from './json-file.ts';
import { openStateFolder, rememberedSecret } from './state-folder.ts';

describe('the state folder of a stack', () => {
  let path: string;

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'on-record-state-'));
  });

  afterEach(() => rmSync(path, { recursive: true }));

  it('keeps its name and its secrets from one opening to the next', () => {
    const [first, second] = [openStateFolder(path), openStateFolder(path)];
    expect(second.instance).toBe(first.instance);
    expect(rememberedSecret(second, 'reader')).toBe(rememberedSecret(first, 'reader'));
    expect(rememberedSecret(first, 'postgres')).not.toBe(rememberedSecret(first, 'reader'));
  });

  it('has a name that no other state folder has', () => {
    const other = mkdtempSync(join(tmpdir(), 'on-record-state-'));
    expect(openStateFolder(other).instance).not.toBe(openStateFolder(path).instance);
    rmSync(other, { recursive: true });
  });

  it('shows secrets to nobody but its owner', () => {
    rememberedSecret(openStateFolder(path), 'postgres');
    expect(statSync(join(path, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('reads a torn file, a list and a missing file as nothing', () => {
    writeFileSync(join(path, 'torn.json'), '{"a":');
    writeFileSync(join(path, 'list.json'), '[1]');
    expect(['torn.json', 'list.json', 'missing.json'].map((name) => readJsonObject(join(path, name)))).toEqual([undefined, undefined, undefined]);
  });

  it('replaces a file as a whole', () => {
    const file = join(path, 'file.json');
    writeJsonFile(file, { long: 'x'.repeat(1_000) });
    writeJsonFile(file, { short: 1 });
    expect(readJsonObject(file)).toEqual({ short: 1 });
  });
});
