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

it('whatever breaks while the files are read is a fault of theirs, so that following them goes on', () => {
  const breaking = { get SECRET(): string { throw new TypeError('Broken inside.'); } };
  expect(readSources(path, breaking).outcome).toMatchObject({ error: { code: 'CONFIGURATION_INVALID', cause: { message: 'Broken inside.' } } });
});
