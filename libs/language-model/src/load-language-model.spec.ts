import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLanguageModel } from './load-language-model';

const shipped = join(__dirname, '..', '..', '..', 'models', 'english');

/** A folder of its own with the shipped weights and a changed manifest. */
function folderWith(change: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'weights-'));
  cpSync(shipped, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
  return folder;
}

describe('loading the weights', () => {
  it('gives those of the release, which are those of their manifest, in shared memory', () => {
    const { sha256, bytes } = loadLanguageModel();
    expect(JSON.parse(readFileSync(join(shipped, 'manifest.json'), 'utf8'))).toMatchObject({ sha256, bytes: bytes.length });
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('refuses weights that are not those of their manifest', () => {
    expect(() => loadLanguageModel(folderWith({ sha256: '0'.repeat(64) }))).toThrow(/and their manifest wants 0000/);
  });

  it('refuses weights that are larger than their manifest says', () => {
    expect(() => loadLanguageModel(folderWith({ bytes: 1_000 }))).toThrow();
  });

  it('says which file is missing', () => {
    expect(() => loadLanguageModel(join(shipped, 'none'))).toThrow(/manifest\.json/);
  });
});
