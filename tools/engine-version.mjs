// Writes the version of the extraction engine from what its answers depend on: its sources, its lexicons and the exact
// versions of its libraries. With --check it writes nothing and fails when the written version is not the computed one.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const library = join(dirname(fileURLToPath(import.meta.url)), '..', 'libs', 'extraction');
const target = join(library, 'src', 'engine-version.generated.ts');
const { version, dependencies } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));

const content = `/** The version of this engine, computed from its sources by tools/engine-version.mjs. */\nexport const engineVersion = '${version}+${hashOfEngine()}';\n`;
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
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !/\.(spec|generated)\.ts$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
