// `npm run on-record`: the operator's command line. Unless the environment names other addresses, it looks at the product that `npm start` runs in this clone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const addresses = join(root, '.on-record', 'environment');
if (existsSync(addresses)) process.loadEnvFile(addresses);
await import('../apps/operator/dist/main.js');
