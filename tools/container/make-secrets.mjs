// Draws the secrets of an installation by chance, where they are not there yet: a folder for each circle of containers that may see them.
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';

const names = [
  '/secrets/server/postgres_password',
  '/secrets/owner/database_password',
  '/secrets/reader/database_password',
  '/secrets/ingestor/operator_token',
  '/secrets/ingestor/sample_newsroom_secret',
];

for (const name of names.filter((each) => !existsSync(each))) {
  // Readable by every account of the containers that have the folder, which have different ones. Half a file is never seen.
  writeFileSync(`${name}.draft`, randomBytes(32).toString('hex'), { mode: 0o444 });
  renameSync(`${name}.draft`, name);
}
