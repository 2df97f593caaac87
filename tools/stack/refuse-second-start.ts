import { join } from 'node:path';
import { lockHolder, refusal } from './starter-lock.ts';
import { openStateFolder } from './state-folder.ts';

// Ends with 1 when a start of this clone runs: asked before anything is installed or built under its feet.
const holder = lockHolder(openStateFolder(join(import.meta.dirname, '..', '..', '.on-record')));
if (holder !== undefined) {
  process.stdout.write(`${refusal(holder)}\n`);
  process.exitCode = 1;
}
