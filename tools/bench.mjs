// `npm run bench`: installs and builds what is missing, then hands over to the project's own Node. Node 20 syntax, no dependencies.
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { build, install, root } from './prepare.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

async function bench() {
  await install(say);
  await build(say);
  // The seeded numbers of the tests are a TypeScript file whose folder is no package, which Node would remark upon.
  return handOver(['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(root, 'bench', 'run-benchmarks.ts'), ...process.argv.slice(2)]);
}

bench().then(
  (code) => process.exit(code),
  (error) => {
    say(`The benchmarks could not be run: ${error.message}`);
    process.exit(1);
  },
);
