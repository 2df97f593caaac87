import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasChanged, readSources } from './read-sources';

const yaml = 'sources: { daily: { name: Daily, language: en, timeZone: UTC, textPolicy: full, secrets: [{ env: SECRET }, { file: secret }] } }';
const folder = mkdtempSync(join(tmpdir(), 'on-record-sources-'));
const path = join(folder, 'sources.yaml');
beforeEach(() => {
  writeFileSync(path, yaml);
  writeFileSync(join(folder, 'secret'), 'a secret of the tests');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads the sources while somebody writes: at the look-up of the first secret, when the sources file was read already. */
function readDuring(write: () => void): ReturnType<typeof readSources> {
  return readSources(path, { get SECRET() {
    write();
    return 'another secret of the tests';
  } });
}

describe('the files that sources are read from', () => {
  it('have not changed while nobody writes', () => {
    expect(hasChanged(readDuring(() => undefined).seen)).toBe(false);
  });

  it.each(['sources.yaml', 'secret'])('have changed when %s is written after it was read', (name) => {
    const { seen } = readDuring(() => undefined);
    writeFileSync(join(folder, name), 'something else, and of another length');
    expect(hasChanged(seen)).toBe(true);
  });

  it('have changed when one is written between its being read and the end of reading', () => {
    expect(hasChanged(readDuring(() => writeFileSync(path, `${yaml}\n# changed`)).seen)).toBe(true);
  });
});

describe('a secret that is named by a variable', () => {
  const file = join(folder, 'mounted');
  const secrets = (): unknown => {
    const { outcome } = readSources(path, { SECRET_FILE: file });
    return 'error' in outcome ? outcome.error.message : outcome.sources.get('daily')?.secrets;
  };

  it('may stand in the file that <name>_FILE names, and is followed there', () => {
    writeFileSync(file, 'a secret that was mounted\n');
    expect(secrets()).toEqual(['a secret that was mounted', 'a secret of the tests']);
    const { seen } = readSources(path, { SECRET_FILE: file });
    expect(hasChanged(seen)).toBe(false);
    writeFileSync(file, 'the secret that comes after it\n');
    expect(hasChanged(seen)).toBe(true);
    expect(secrets()).toEqual(['the secret that comes after it', 'a secret of the tests']);
  });

  it('is a fault where that file is away, and is looked for again', () => {
    rmSync(file, { force: true });
    expect(secrets()).toMatch(/sources\.daily\.secrets\.0: SECRET_FILE: the file ".*mounted" cannot be read \(ENOENT\)/);
    const { seen } = readSources(path, { SECRET_FILE: file });
    writeFileSync(file, 'a secret that came later');
    expect(hasChanged(seen)).toBe(true);
  });
});

it.each<[string, string | Buffer, RegExp]>([
  ['no UTF-8', Buffer.from([0x73, 0xff, 0xfe]), /cannot be read \(it is not UTF-8\)/],
  ['nothing', '', /is empty/],
  ['too much', 'x'.repeat(1_000_001), /is larger than 1000000 bytes/],
])('a secret by `file` is read as one by `<name>_FILE`, and so refused with %s in it', (_name, content, words) => {
  writeFileSync(join(folder, 'secret'), content);
  for (const environment of [{ SECRET: 'another secret of the tests' }, { SECRET_FILE: join(folder, 'secret') }]) {
    expect(readSources(path, environment).outcome).toMatchObject({ error: { code: 'CONFIGURATION_INVALID', message: expect.stringMatching(words) as string } });
  }
});

it('whatever breaks while the files are read is a fault of theirs, so that following them goes on', () => {
  const breaking = { get SECRET(): string { throw new TypeError('Broken inside.'); } };
  expect(readSources(path, breaking).outcome).toMatchObject({ error: { code: 'CONFIGURATION_INVALID', cause: { message: 'Broken inside.' } } });
});
