// `npm run chaos`: installs and builds what is missing, then hands over to the project's own Node. Node 20 syntax, no dependencies.
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { build, install, root } from './prepare.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

async function chaos() {
  await install(say);
  await build(say);
  // The seeded numbers of the tests are a TypeScript file whose folder is no package, which Node would remark upon.
  return handOver(['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(root, 'chaos', 'run-chaos.ts'), ...process.argv.slice(2)]);
}

chaos().then(
  (code) => process.exit(code),
  (error) => {
    say(`The fault harness could not be run: ${error.message}`);
    process.exit(1);
  },
);
