// `npm run golden-log -- record`: records the golden log of this release, once. Node 20 syntax, no dependencies.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { build, install, root } from './prepare.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

async function record() {
  if (process.argv.slice(2).join(' ') !== 'record') {
    say('Usage: npm run golden-log -- record\n\nRecords test/golden-log/<version>.ndjson, of the version that package.json names, and what its read models are. One that is there stays as it is.');
    return 2;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const there = ['ndjson', 'digests.json'].map((end) => join('test', 'golden-log', `${version}.${end}`)).find((file) => existsSync(join(root, file)));
  if (there !== undefined) {
    say(`${there} is there already, and a golden log never changes: it is what a release has written. Raise the version in package.json to record another.`);
    return 1;
  }
  await install(say);
  await build(say);
  process.env.GOLDEN_LOG_RELEASE = version;
  return handOver(['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--config', join(root, 'test', 'golden-log', 'record.config.mjs')]);
}

record().then(
  (code) => process.exit(code),
  (error) => {
    say(`The golden log could not be recorded: ${error.message}`);
    process.exit(1);
  },
);
