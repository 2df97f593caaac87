// Draws the secrets of an installation by chance, where they are not there yet: a folder for each circle of containers that may see them.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';

const names = [
  '/secrets/server/postgres_password',
  '/secrets/owner/database_password',
  '/secrets/reader/database_password',
  '/secrets/ingestor/operator_token',
  '/secrets/ingestor/editor_token',
  '/secrets/ingestor/sample_newsroom_secret',
];

for (const name of names.filter((each) => !isDrawn(each))) {
  const draft = `${name}.draft`;
  // One that was cut short cannot be written to, not even by its owner.
  rmSync(draft, { force: true });
  // Readable by every account of the containers that have the folder, which have different ones. On the disk before it has its name.
  const file = openSync(draft, 'wx', 0o444);
  writeSync(file, randomBytes(32).toString('hex'));
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, name);
}

function isDrawn(name) {
  return (statSync(name, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
