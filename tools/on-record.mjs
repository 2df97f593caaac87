// `npm run on-record`: the operator's command line. Unless the environment names other addresses, it looks at the product that `npm start` runs in this clone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const addresses = join(root, '.on-record', 'environment');
const asksForHelp = process.argv.length < 3 || process.argv.some((each) => ['--help', '-h', '--version', 'help', 'extract'].includes(each));
if (existsSync(addresses)) process.loadEnvFile(addresses);
else if (!asksForHelp && process.env['KAFKA_BROKERS'] === undefined && process.env['DATABASE_URL'] === undefined) {
  process.stderr.write('The product of this clone does not run (npm start runs it), and the environment names no other.\n');
}
await import('../apps/operator/dist/main.js');
