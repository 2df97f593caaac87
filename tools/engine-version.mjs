// Writes the version of the extraction engine from what its answers depend on: its sources, its lexicons, the exact versions of
// its libraries, and the weights of its tagger and parser; what only trains those does not count. With --check it writes nothing and fails when the written version is not the computed one.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const library = join(dirname(fileURLToPath(import.meta.url)), '..', 'libs', 'extraction');
const weights = JSON.parse(readFileSync(join(library, '..', '..', 'models', 'english', 'manifest.json'), 'utf8')).sha256;
const target = join(library, 'src', 'engine-version.generated.ts');
const { version, dependencies } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));

const content = `/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */\nexport const engineVersion = '${version}+${hashOfEngine()}.${weights.slice(0, 8)}';\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') === content) process.exit(0);
  console.error('The sources of the engine have changed since its version was written: run npm run engine-version.');
  process.exit(1);
}
writeFileSync(target, content);
console.log(content.split('\n')[1]);

/** Sixteen hexadecimal digits over the libraries and every source file, by path; line ends do not matter. */
function hashOfEngine() {
  const hash = createHash('sha256');
  const libraries = Object.entries(dependencies).filter(([name]) => !name.startsWith('@on-record/'));
  hash.update(JSON.stringify(libraries.sort(([a], [b]) => (a < b ? -1 : 1))));
  for (const path of sourceFiles(join(library, 'src')).sort()) {
    hash.update(`\0${path}\0`);
    hash.update(readFileSync(join(library, 'src', path), 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex').slice(0, 16);
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.spec.ts') && entry.name !== 'engine-version.generated.ts')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('training/'));
}
