// `npm start`: installs and builds what is missing, then hands over to the project's own Node. Node 20 syntax, no dependencies.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { build, install, projectNode, root, run } from './prepare.mjs';

const stack = join(root, 'tools', 'stack');
const say = (line) => process.stdout.write(`${line}\n`);

async function start() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(`Node 20 or newer is needed to start; this is ${process.version}.`);
  // Installing or building would pull the ground from under a start that runs.
  if (existsSync(projectNode) && (await run(projectNode, [join(stack, 'refuse-second-start.ts')])) === 1) return 1;
  say('On Record: starting');
  await install(say);
  await build(say);
  return handOver([join(stack, 'start-product.ts'), ...process.argv.slice(2)]);
}

start().then(
  (code) => process.exit(code),
  (error) => {
    say(`On Record could not be started: ${error.message}`);
    process.exit(1);
  },
);
